package io.flashsale;

import io.flashsale.backup.Backups;
import io.flashsale.embedded.AdminToken;
import io.flashsale.embedded.EmbeddedRedis;
import io.flashsale.embedded.Home;
import io.flashsale.embedded.ServerWatch;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.persistence.FirstWork;
import io.flashsale.redis.NodeInfo;
import io.flashsale.redis.RedisConnection;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import io.flashsale.tls.TlsIdentity;
import io.flashsale.web.HomeServices;
import io.flashsale.web.HttpLimits;
import io.flashsale.web.WebServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running store: builds everything by constructors, in order, and closes it in reverse.
 *
 * <p>PostgreSQL with the schema and Redis start side by side, since nothing of one needs the other.
 */
public final class App implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(App.class);

  private final Settings settings;
  private final Closing closing;
  private final Home home;
  private final AdminToken adminToken;
  private final StoreDatabase database;
  private final Store store;
  private final StoreAddresses addresses;
  private final HttpLimits limits;

  private App(
      Settings settings,
      Closing closing,
      Home home,
      AdminToken adminToken,
      StoreDatabase database,
      Store store,
      StoreAddresses addresses,
      HttpLimits limits) {
    this.settings = settings;
    this.closing = closing;
    this.home = home;
    this.adminToken = adminToken;
    this.database = database;
    this.store = store;
    this.addresses = addresses;
    this.limits = limits;
  }

  /** Starts the store; what was started is closed again when the start fails. */
  public static App start(Settings settings, StartProgress progress) throws StartFailure {
    return start(settings, HttpLimits.ofThisSystem(false), progress, new Closing());
  }

  /**
   * Starts the store.
   *
   * @param limits how much the HTTP server takes on
   * @param closing what closes the store, also one that is still starting
   */
  static App start(Settings settings, HttpLimits limits, StartProgress progress, Closing closing)
      throws StartFailure {
    try {
      return build(settings, limits, progress, closing);
    } catch (StartFailure | RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  private static App build(
      Settings settings, HttpLimits limits, StartProgress progress, Closing closing)
      throws StartFailure {
    Home home = closing.add(openHome(settings));
    LogFile.open(home.directory(), settings.logFormat());
    String given = settings.adminToken();
    AdminToken token = given == null ? AdminToken.of(home) : AdminToken.set(given);
    var redisStart =
        new FutureTask<>(() -> RedisConnection.open(redisUrls(settings, home, progress, closing)));
    Thread.ofPlatform().name("start-redis").start(redisStart);
    StoreDatabase opened;
    try {
      opened = StoreDatabase.open(settings, home, progress, closing);
    } finally {
      awaitQuietly(redisStart);
    }
    Database database = closing.add(opened.database());
    RedisConnection redis = closing.add(get(redisStart));
    progress.step("Opening the store");
    Store store = closing.add(new Store(settings, database, new DatabaseClock(), redis));
    store.start();
    seed(settings, store, progress);
    WebServer web =
        closing.add(
            WebServer.start(
                settings,
                limits,
                new HomeServices(token, opened.backups()),
                store.webServices(),
                tls(settings, home)));
    closing.add(web::drain);
    StoreAddresses addresses =
        StoreAddresses.of(settings.tls().on() ? "https" : "http", settings.host(), web.port());
    store.webServices().office().nodes().announce(node(addresses));
    RunningStoreFile.write(home.directory(), addresses.local(), closing);
    return new App(settings, closing, home, token, opened, store, addresses, limits);
  }

  private static NodeInfo node(StoreAddresses addresses) {
    List<String> found = addresses.lan().isEmpty() ? List.of(addresses.local()) : addresses.lan();
    return new NodeInfo(
        UUID.randomUUID().toString(), machine(), found, Instant.now(), Main.version());
  }

  /** The machine's name, or what stands for it where it has none. */
  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }

  private static @Nullable TlsIdentity tls(Settings settings, Home home) throws StartFailure {
    Path certificate = settings.tls().certificate();
    Path key = settings.tls().key();
    if (certificate != null && key != null) {
      return TlsIdentity.of(certificate, key);
    }
    return settings.tls().selfSigned()
        ? TlsIdentity.own(
            home.directory(), home::writePrivate, StoreAddresses.ofThisMachine(), Instant.now())
        : null;
  }

  private static Home openHome(Settings settings) throws StartFailure {
    boolean ownServers = settings.databaseUrl() == null || settings.redisUrls().isEmpty();
    return ownServers ? Home.open(settings.home()) : Home.openShared(settings.home());
  }

  private static List<String> redisUrls(
      Settings settings, Home home, StartProgress progress, Closing closing) throws StartFailure {
    if (!settings.redisUrls().isEmpty()) {
      return settings.redisUrls();
    }
    EmbeddedRedis redis = closing.add(EmbeddedRedis.start(home, progress));
    closing.add(ServerWatch.over(redis));
    return List.of(redis.url());
  }

  private static void awaitQuietly(FutureTask<?> task) {
    try {
      get(task);
    } catch (StartFailure e) {
      log.debug("Told by whoever asks for the result", e);
    }
  }

  private static <T> T get(FutureTask<T> task) throws StartFailure {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("The start of Redis failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start was interrupted.", e);
    }
  }

  private static void seed(Settings settings, Store store, StartProgress progress)
      throws StartFailure {
    if (settings.databaseUrl() == null && store.catalog().all().isEmpty()) {
      progress.step("Making the demo products");
      // What the first try has made the next one finds.
      FirstWork.run(store.demo()::seed);
    } else {
      FirstWork.run(
          () -> {
            if (store.demo().renewWhenOver()) {
              progress.step("Renewing the demo products");
            }
          });
    }
  }

  public Settings settings() {
    return settings;
  }

  public Store store() {
    return store;
  }

  /** The folder of data and secrets. */
  public Home home() {
    return home;
  }

  /** What lets the admin in. */
  public AdminToken adminToken() {
    return adminToken;
  }

  /** Backups of the database; null where it is not the store's own. */
  public @Nullable Backups backups() {
    return database.backups();
  }

  /** The database that the store stands on. */
  public Database database() {
    return database.database();
  }

  /** Where the storefront is found. */
  public StoreAddresses addresses() {
    return addresses;
  }

  /** How much the HTTP server takes on. */
  public HttpLimits limits() {
    return limits;
  }

  @Override
  public void close() {
    closing.close();
  }
}
