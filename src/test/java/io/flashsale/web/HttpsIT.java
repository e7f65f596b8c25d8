package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.Home;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.RawHttp;
import io.flashsale.testing.RawHttp.RawAnswer;
import io.flashsale.testing.SlowClient;
import io.flashsale.testing.TestStore;
import io.flashsale.tls.Pinned;
import io.flashsale.tls.TlsIdentity;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsIT {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir static Path folder;

  private static Home home;
  private static TestStore own;
  private static TestStore vouchedFor;

  @BeforeAll
  static void openStores() throws StartFailure {
    home = Home.open(folder.resolve("home"));
    own =
        TestStore.withTls(
            identity(Instant.now()),
            new HttpLimits(200, 100, 1L << 30, Duration.ofSeconds(30), Duration.ofSeconds(2)));
    vouchedFor =
        TestStore.withTls(
            TlsIdentity.of(
                home.directory().resolve("tls-cert.pem"), home.directory().resolve("tls-key.pem")),
            HttpLimits.of(100_000, 1L << 30));
  }

  @AfterAll
  static void closeStores() throws Exception {
    own.close();
    vouchedFor.close();
    home.close();
  }

  private static TlsIdentity identity(Instant now) throws StartFailure {
    return TlsIdentity.own(
        home.directory(), home::writePrivate, List.of(InetAddress.ofLiteral("10.1.2.3")), now);
  }

  private static HttpResponse<String> ask(TestStore store, HttpClient.Version version)
      throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder()
            .sslContext(Pinned.trusting(home.directory().resolve("tls-cert.pem")))
            .build()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("https://127.0.0.1:" + store.port() + "/api/products/live"))
              .version(version)
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void http2AndHttp11AreServedOverTls() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      if (version.name().equals("HTTP_3")) {
        continue;
      }
      HttpResponse<String> answer = ask(own, version);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(version);
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
  }

  @Test
  void browsersAreKeptToHttpsOnlyByACertificateThatTheyMayKnow() throws Exception {
    HttpClient.Version version = HttpClient.Version.HTTP_2;
    assertThat(ask(vouchedFor, version).headers().firstValue("Strict-Transport-Security"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
    assertThat(ask(own, version).headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void whoComesOverPlainHttpIsSentToHttpsAndToldNothingElse() {
    RawAnswer answer =
        new RawHttp("127.0.0.1", own.port())
            .send(
                "GET /api/products?state=live HTTP/1.1\r\nHost: 10.1.2.3:"
                    + own.port()
                    + "\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location"))
        .isEqualTo("https://10.1.2.3:" + own.port() + "/api/products?state=live");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aGreetingThatNeverEndsIsCut() {
    try (var slow = new SlowClient(own.port())) {
      // The head of a TLS record whose rest comes byte by byte.
      slow.send("\u0016\u0003\u0001\u0010\u0000");
      await().atMost(Duration.ofSeconds(15)).until(() -> slow.send("x").isCut());
    }
  }

  @Test
  void theStoresOwnCertificateIsMadeOnceKeptPrivateAndRenewedBeforeItRunsOut() throws Exception {
    Path elsewhere = folder.resolve("renewed");
    try (Home other = Home.open(elsewhere)) {
      TlsIdentity made = TlsIdentity.own(other.directory(), other::writePrivate, List.of(), NOW);
      TlsIdentity again =
          TlsIdentity.own(
              other.directory(), other::writePrivate, List.of(), NOW.plus(Duration.ofDays(300)));
      TlsIdentity renewed =
          TlsIdentity.own(
              other.directory(), other::writePrivate, List.of(), NOW.plus(Duration.ofDays(380)));

      assertThat(again.keys().getCertificate("store"))
          .isEqualTo(made.keys().getCertificate("store"));
      assertThat(renewed.keys().getCertificate("store"))
          .isNotEqualTo(made.keys().getCertificate("store"));
      for (String file : new String[] {"tls-cert.pem", "tls-key.pem"}) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(other.directory().resolve(file))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void whoHasAnotherCertificateIsNotTheStore() throws Exception {
    try (Home other = Home.open(folder.resolve("other"))) {
      TlsIdentity.own(other.directory(), other::writePrivate, List.of(), Instant.now());
      try (HttpClient client =
          HttpClient.newBuilder()
              .sslContext(Pinned.trusting(other.directory().resolve("tls-cert.pem")))
              .build()) {
        var request =
            HttpRequest.newBuilder(URI.create("https://localhost:" + own.port() + "/health"))
                .build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
            .isInstanceOf(SSLHandshakeException.class);
      }
    }
  }

  @Test
  void filesThatHoldNoCertificateOrKeyAreRefusedWithASentence() throws Exception {
    Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "rubbish");
    Path certificate = home.directory().resolve("tls-cert.pem");
    for (Path[] pair :
        new Path[][] {
          {rubbish, home.directory().resolve("tls-key.pem")},
          {certificate, rubbish},
          {certificate, certificate},
          {folder.resolve("missing.pem"), rubbish}
        }) {
      assertThatThrownBy(() -> TlsIdentity.of(pair[0], pair[1]))
          .isInstanceOf(StartFailure.class)
          .hasMessageMatching(".+\\.pem (holds no|cannot be read).+");
    }
  }
}
