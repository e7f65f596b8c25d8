package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.embedded.Home;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.TestStore;
import io.flashsale.tls.TlsIdentity;
import io.flashsale.tls.Trusted;
import io.flashsale.web.HttpLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal at a store whose certificate is its own. */
class RehearsalHttpsIT {
  @TempDir static Path folder;

  private static Home home;
  private static Home other;
  private static TestStore store;

  @BeforeAll
  static void openStore() throws StartFailure {
    home = Home.open(folder.resolve("home"));
    other = Home.open(folder.resolve("other"));
    var _ = own(other);
    store = TestStore.withTls(own(home), HttpLimits.of(100_000, 1L << 30));
  }

  @AfterAll
  static void closeStore() throws Exception {
    store.close();
    other.close();
    home.close();
  }

  private static TlsIdentity own(Home home) throws StartFailure {
    return TlsIdentity.own(home.directory(), home::writePrivate, List.of(), Instant.now());
  }

  private static Path certificate(Home home) {
    return home.directory().resolve(TlsIdentity.OWN_CERTIFICATE);
  }

  private static RehearsalPlan plan(@Nullable SSLContext trust) {
    return new RehearsalPlan(
        URI.create("https://localhost:" + store.port()),
        TestStore.ADMIN_TOKEN,
        new Goods.Fresh(5),
        20,
        4,
        false,
        1,
        null,
        trust);
  }

  @Test
  void whoDoesNotKnowTheCertificateIsToldHowToTrustIt() throws StartFailure {
    assertThatThrownBy(() -> new Rehearsal(plan(null), begun -> {}).run())
        .isInstanceOfSatisfying(
            RehearsalFailure.class,
            failure -> assertThat(failure.sentence()).contains("--cacert FILE", "tls-cert.pem"));
    SSLContext wrong = Trusted.by(certificate(other));
    assertThatThrownBy(() -> new Rehearsal(plan(wrong), begun -> {}).run())
        .isInstanceOf(RehearsalFailure.class);
  }

  @Test
  void whoIsGivenTheCertificateRehearses() throws Exception {
    SSLContext trust = Trusted.by(certificate(home));

    RehearsalReport report = new Rehearsal(plan(trust), begun -> {}).run();

    assertThat(report.sound()).as(report.text()).isTrue();
  }

  @Test
  void aFileWithoutACertificateIsRefusedWithASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("no.pem"), "nothing");

    assertThatThrownBy(() -> Trusted.by(file))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure -> assertThat(failure.getMessage()).contains("holds no certificate"));
  }
}
