package io.flashsale.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and reads what it printed. */
final class Command {
  private final Path folder;

  /**
   * @param folder where programs run and leave their files
   */
  Command(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /**
   * What the program printed, errors included.
   *
   * @param limit after which it is ended
   * @throws Unmeasured when it fails or does not end in time
   */
  String output(List<String> words, Map<String, String> environment, Duration limit)
      throws Unmeasured {
    String name = Path.of(words.getFirst()).getFileName().toString();
    Path output = folder.resolve(name + ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      awaitEnd(process, name, limit);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new Unmeasured(
            "%s failed with exit code %d: %s"
                .formatted(name, process.exitValue(), lastLine(printed)));
      }
      return printed;
    } catch (IOException e) {
      throw new Unmeasured("%s could not be run: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static void awaitEnd(Process process, String name, Duration limit) throws Unmeasured {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unmeasured("%s did not end within %d s.".formatted(name, limit.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unmeasured("The benchmark was interrupted.", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String lastLine(String printed) {
    return printed.isBlank() ? "it said nothing." : printed.strip().lines().toList().getLast();
  }
}
