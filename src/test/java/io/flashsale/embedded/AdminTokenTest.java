package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admin's token and its renewal. */
class AdminTokenTest {
  @TempDir private Path directory;

  @Test
  void aRenewedTokenHoldsAtOnceOnEveryNodeOfTheHome() throws StartFailure, IOException {
    AdminToken one = AdminToken.of(Home.openShared(directory));
    AdminToken two = AdminToken.of(Home.openShared(directory));
    String before = one.get();

    Renewal renewal = one.renew();

    assertThat(renewal).isInstanceOf(Renewal.Renewed.class);
    assertThat(two.get()).isEqualTo(one.get()).isNotEqualTo(before).hasSize(43);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsGoneOrEmptyLeavesTheTokenAsItWas() throws StartFailure, IOException {
    AdminToken token = AdminToken.of(Home.openShared(directory));
    String before = token.get();

    Files.writeString(file(), "\n");
    assertThat(token.get()).isEqualTo(before);
    Files.delete(file());
    assertThat(token.get()).isEqualTo(before);
  }

  @Test
  void aTokenThatTheOperatorSetStays() {
    AdminToken token = AdminToken.set("set-by-the-operator");

    assertThat(token.renewable()).isFalse();
    assertThat(token.renew()).isInstanceOf(Renewal.SetByOperator.class);
    assertThat(token.get()).isEqualTo("set-by-the-operator");
  }

  private Path file() {
    return directory.resolve("admin-token");
  }
}
