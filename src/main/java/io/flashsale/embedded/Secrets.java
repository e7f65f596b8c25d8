package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The random secrets of one home, each a file of its own that is made once. */
final class Secrets {

  private static final int BYTES = 32;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  Secrets(Path directory) {
    this.directory = directory;
  }

  synchronized String get(String name) throws StartFailure {
    Path file = directory.resolve(name);
    try {
      if (Files.exists(file)) {
        PrivateFiles.restrict(file);
        String known = Files.readString(file).strip();
        if (!known.isEmpty()) {
          return known;
        }
      }
      String made = make();
      PrivateFiles.write(file, made + "\n");
      return made;
    } catch (IOException e) {
      throw new StartFailure(
          "The secret %s can be neither read nor made (%s): make the file readable for the user who starts the store."
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  /** Makes the secret anew; who reads the file from now on finds it. */
  synchronized String renew(String name) throws IOException {
    String made = make();
    PrivateFiles.write(directory.resolve(name), made + "\n");
    return made;
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
