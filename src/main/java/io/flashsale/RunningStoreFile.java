package io.flashsale;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in the home that says where the running store is, for commands that talk to it. */
final class RunningStoreFile {
  private static final String NAME = "store.url";

  private RunningStoreFile() {}

  static void write(Path home, String url, Closing closing) throws StartFailure {
    Path file = home.resolve(NAME);
    try {
      Files.writeString(file, url);
    } catch (IOException e) {
      throw new StartFailure("The store's home %s cannot be written.".formatted(home), e);
    }
    closing.add(() -> Files.deleteIfExists(file));
  }

  static String read(Path home) throws StartFailure {
    try {
      return Files.readString(home.resolve(NAME)).strip();
    } catch (IOException e) {
      throw new StartFailure(
          "The home %s is in use, but no store answers from it yet. Try again in a moment."
              .formatted(home),
          e);
    }
  }
}
