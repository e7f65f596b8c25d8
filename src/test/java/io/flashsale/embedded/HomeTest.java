package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;

  @Test
  void aNewHomeIsClosedToOthers() throws Exception {
    try (Home home = Home.open(folder.resolve("deep/home"))) {
      assertThat(mode(home.directory())).isEqualTo("rwx------");
    }
  }

  @Test
  void aHomeInUseIsRefusedInOneSentenceThatSaysWhatToDo() throws Exception {
    Path path = folder.resolve("home");
    try (Home home = Home.open(path)) {
      assertThatThrownBy(() -> Home.open(path))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "The store's home %s is in use by another store:"
                  + " end that one, or set FLASHSALE_HOME to another folder.",
              home.directory());
    }
  }

  @Test
  void aClosedHomeCanBeOpenedAgain() throws Exception {
    Home.open(folder.resolve("home")).close();

    Home.open(folder.resolve("home")).close();
  }

  @Test
  void aHomeThatCannotBeMadeIsRefusedInOneSentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Home.open(file.resolve("home")))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("The store's home %s cannot be written (", file.resolve("home"))
        .hasMessageEndingWith("): make it writable, or set FLASHSALE_HOME to another folder.");
  }

  @Test
  void aHomeWithoutTheRightToWriteIsRefusedInOneSentence() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();

    assertThatThrownBy(() -> Home.open(closed))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("(permission denied)");
  }

  @Test
  void aSecretIsLongRandomAndForItsOwnerOnly() throws Exception {
    try (Home home = Home.open(folder.resolve("home"))) {
      String secret = home.secret("admin-token");

      assertThat(secret).matches("[A-Za-z0-9_-]{43}");
      assertThat(home.secret("other")).isNotEqualTo(secret);
      assertThat(mode(home.directory().resolve("admin-token"))).isEqualTo("rw-------");
    }
  }

  @Test
  void aSecretStaysTheSameOverRestarts() throws Exception {
    String first;
    try (Home home = Home.open(folder.resolve("home"))) {
      first = home.secret("admin-token");
    }
    try (Home home = Home.open(folder.resolve("home"))) {
      assertThat(home.secret("admin-token")).isEqualTo(first);
    }
  }

  @Test
  void aSecretThatTheOperatorWroteIsTakenAndClosedToOthers() throws Exception {
    try (Home home = Home.open(folder.resolve("home"))) {
      Path file = home.directory().resolve("admin-token");
      Files.writeString(file, " chosen-by-hand \n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

      assertThat(home.secret("admin-token")).isEqualTo("chosen-by-hand");
      assertThat(mode(file)).isEqualTo("rw-------");
    }
  }

  @Test
  void anEmptySecretIsMadeAnew() throws Exception {
    try (Home home = Home.open(folder.resolve("home"))) {
      Files.createFile(home.directory().resolve("admin-token"));

      assertThat(home.secret("admin-token")).hasSize(43);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
