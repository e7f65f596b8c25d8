package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.backup.Restores;
import io.flashsale.console.files.FilesDesk.Table;
import io.flashsale.console.rehearsal.RehearsalDesk.Run;
import io.flashsale.console.rehearsal.RehearsalDesk.Wish;
import io.flashsale.console.store.Office;
import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.embedded.BackupFile;
import io.flashsale.embedded.Home;
import io.flashsale.files.Follower;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import io.flashsale.rehearsal.RehearsalReport;
import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.HttpApi;
import io.flashsale.throttle.LimitName;
import io.flashsale.tls.TlsIdentity;
import io.flashsale.web.HomeServices;
import io.flashsale.web.HttpLimits;
import io.flashsale.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office of a whole store on a home of its own: what the console does and HTTP sees. */
@Tag("load")
class OfficeIT {
  @TempDir private static Path folder;
  private static App app;
  private static Office office;
  private static HttpApi http;

  private record Unwatched() implements Follower, BackupFile.Progress {
    @Override
    public void tell(long done, long of) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  @BeforeAll
  static void start() throws StartFailure {
    Map<String, String> flags =
        Map.of(
            "PORT", "0",
            "HOST", "127.0.0.1",
            "FLASHSALE_HOME", folder.resolve("home").toString());
    app = App.start(Settings.read(new RawSettings(flags, Map.of())), step -> {});
    office = StoreOffice.of(app);
    http = new HttpApi(app.addresses().local());
  }

  @AfterAll
  static void end() {
    app.close();
  }

  private static String[] admin(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  @Test
  void theDrawThatIsSavedHasTheBytesThatEverybodyFetchesAndIsVerified() throws IOException {
    Instant now = Instant.now();
    SaleWindow window = new SaleWindow(now.plusSeconds(2), now.plusSeconds(3_600));
    Product product =
        app.store()
            .webServices()
            .products()
            .create(
                new NewProduct(
                    new ProductDetails("Print", "", 100, window, 1), 1, OpeningMode.DRAW, false));
    for (String who : List.of("a", "b")) {
      assertThat(http.join(product.id(), who + "@example.com", 1).status()).isEqualTo(201);
    }
    String path = "/api/products/" + product.id() + "/draw";
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> http.get(path).json().path("order").size() == 2);
    Path file = folder.resolve("draw.json");
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    office.line().writeDraw(product.id(), saved);
    Files.write(file, saved.toByteArray());

    assertThat(saved.toString(StandardCharsets.UTF_8)).isEqualTo(http.get(path).response().body());
    assertThat(Main.run("verify-draw", file.toString())).isZero();
    assertThat(office.line().figures(product.id()).orElseThrow().fairness().overtakings()).isZero();
  }

  @Test
  void aRehearsalTouchesNoStockAndIsPurgedAlsoWhenItIsBrokenOff() throws Exception {
    List<Product> before = app.store().catalog().all();
    RehearsalReport whole = office.rehearsal().prepare(new Wish(20, 200, 16, false, 1, null)).run();
    assertThat(whole.sound()).isTrue();
    assertThat(whole.granted()).isEqualTo(20);
    Run run = office.rehearsal().prepare(new Wish(5_000, 20_000, 16, false, 1, null));
    var over =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return run.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await().until(() -> run.progress().granted() > 0);
    run.cancel();
    assertThat(over.get().cancelled()).isTrue();
    assertThat(app.store().catalog().rehearsals()).isEmpty();
    assertThat(app.store().catalog().all().stream().map(p -> p.stock().sold()))
        .containsAll(before.stream().map(p -> p.stock().sold()).toList());
  }

  @Test
  void aRenewedTokenLetsInAtOnceAndTheOldOneNoMore() {
    String old = office.server().token();
    assertThat(http.get("/api/admin/settings", admin(old)).status()).isEqualTo(200);

    assertThat(office.server().renewToken()).isInstanceOf(Renewal.Renewed.class);

    assertThat(http.get("/api/admin/settings", admin(old)).status()).isEqualTo(401);
    String fresh = office.server().token();
    assertThat(http.get("/api/admin/settings", admin(fresh)).status()).isEqualTo(200);
    String third =
        http.post("/api/admin/token", null, admin(fresh)).json().path("token").asString();
    assertThat(office.server().token()).isEqualTo(third);
    assertThat(http.get("/api/admin/settings", admin(fresh)).status()).isEqualTo(401);
  }

  @Test
  void whatTheConsoleChangesHttpTells() {
    var _ = office.server().change(Map.of(LimitName.HOLDS_PER_IP, Optional.of(9)));
    assertThat(
            http.get("/api/admin/settings", admin(office.server().token()))
                .json()
                .path("holdsPerIp")
                .path("value")
                .intValue())
        .isEqualTo(9);
    assertThat(office.server().nodes().nodes()).hasSize(1);
    assertThat(office.server().latency().database()).isPositive();
    assertThat(office.server().log()).exists();
  }

  @Test
  void aBackupOfTheRunningStoreIsFetchedByTheCommandAndRestoredElsewhere() throws Exception {
    Path file = folder.resolve("command.backup");
    long begun = System.nanoTime();

    int exit =
        Main.run("backup", file.toString(), "--flashsale-home", folder.resolve("home").toString());

    assertThat(exit).isZero();
    System.out.printf(
        "A backup of %d bytes took %d ms%n",
        Files.size(file), Duration.ofNanos(System.nanoTime() - begun).toMillis());
    assertThat(
            Main.run(
                "restore", file.toString(), "--flashsale-home", folder.resolve("home").toString()))
        .as("a home in use")
        .isEqualTo(1);
    Path other = folder.resolve("other");
    assertThat(Main.run("restore", file.toString(), "--flashsale-home", other.toString())).isZero();
    try (Home home = Home.open(other)) {
      assertThat(new Restores(home, Store.ENTITIES).waits()).isTrue();
    }
  }

  @Test
  void aBackupOverHttpsTrustsTheCertificateOfTheHomeAndNoOther() throws Exception {
    Path file = folder.resolve("https.backup");
    try (Home home = Home.open(folder.resolve("https"));
        Home stranger = Home.open(folder.resolve("stranger"));
        WebServer web = serveHttps(home)) {
      home.writePrivate("store.url", "https://localhost:" + web.port());
      home.writePrivate("admin-token", office.server().token());
      assertThat(backUp(file, home)).isZero();
      assertThat(BackupFile.check(file, new Unwatched())).isNotNull();
      Files.delete(file);

      TlsIdentity.own(stranger.directory(), stranger::writePrivate, List.of(), Instant.now());
      Path strange = stranger.directory().resolve(TlsIdentity.OWN_CERTIFICATE);
      Path key = stranger.directory().resolve("tls-key.pem");
      assertThat(backUp(file, home, "--tls-cert", strange.toString(), "--tls-key", key.toString()))
          .as("somebody else's certificate")
          .isEqualTo(1);
      Files.delete(home.directory().resolve(TlsIdentity.OWN_CERTIFICATE));
      assertThat(backUp(file, home)).as("no certificate").isEqualTo(1);
    }
    assertThat(file).doesNotExist();
  }

  private static int backUp(Path file, Home home, String... more) {
    return Main.run(
        Stream.concat(
                Stream.of(
                    "backup", file.toString(), "--flashsale-home", home.directory().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** The same store once more, by the home's own certificate. */
  private static WebServer serveHttps(Home home) throws StartFailure {
    return WebServer.start(
        app.settings(),
        HttpLimits.of(100_000, 1L << 30),
        new HomeServices(app.adminToken(), app.backups()),
        app.store().webServices(),
        TlsIdentity.own(home.directory(), home::writePrivate, List.of(), Instant.now()));
  }

  @Test
  void theTablesOfTheConsoleAreTheStores() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rows = office.files().write(Table.LEDGER, out, new Unwatched());
    assertThat(rows).isPositive();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().count()).isEqualTo(rows + 1);
  }
}
