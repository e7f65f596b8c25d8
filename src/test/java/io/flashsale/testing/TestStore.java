package io.flashsale.testing;

import io.flashsale.Store;
import io.flashsale.draw.Beacon;
import io.flashsale.embedded.AdminToken;
import io.flashsale.embedded.SharedServers;
import io.flashsale.inventory.Sequencers;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import io.flashsale.redis.RedisConnection;
import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.tls.TlsIdentity;
import io.flashsale.web.HomeServices;
import io.flashsale.web.HttpLimits;
import io.flashsale.web.WebServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole store of its own, on a new database and an empty Redis, served on a free port.
 *
 * <p>A second node on the same servers is made by {@link #anotherNode}.
 */
public final class TestStore implements AutoCloseable {
  public static final String ADMIN_TOKEN = "test-admin-token-0123456789";

  private final Map<String, String> flags;
  private final SharedServers.Database address;
  private final StoreClock clock;
  private final Bounds bounds;
  private final Database database;
  private final RedisConnection redis;
  private final Store store;
  private final WebServer web;

  private TestStore(
      Map<String, String> flags, SharedServers.Database address, StoreClock clock, Bounds bounds) {
    this(flags, address, clock, bounds, null);
  }

  private TestStore(
      Map<String, String> flags,
      SharedServers.Database address,
      StoreClock clock,
      Bounds bounds,
      @Nullable TlsIdentity tls) {
    this.flags = flags;
    this.address = address;
    this.clock = clock;
    this.bounds = bounds;
    try {
      Settings settings = Settings.read(new RawSettings(flags, Map.of()));
      database =
          Database.open(
              new DatabaseAccess(address.jdbcUrl(), address.user(), address.password(), "test"),
              Store.ENTITIES);
      redis = RedisConnection.open(settings.redisUrls());
      store = new Store(settings, database, clock, redis, bounds.queueCapacity());
      store.start();
      web =
          WebServer.start(
              settings,
              bounds.http(),
              new HomeServices(AdminToken.set(ADMIN_TOKEN), null),
              store.webServices(),
              tls);
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A store with the default settings and these, in pairs of name and value; but nobody has to wait
   * who let holds lapse, unless it is set.
   */
  public static TestStore open(String... settings) {
    return open(new DatabaseClock(), settings);
  }

  /** A store whose time is the given clock's. */
  public static TestStore open(StoreClock clock, String... settings) {
    return on(SharedServers.freshRedis(), clock, settings);
  }

  /** A store with the given Redis, named as in the setting REDIS_URL. */
  public static TestStore on(String redisUrl, StoreClock clock, String... settings) {
    return on(redisUrl, clock, Bounds.USUAL, settings);
  }

  /** A store with bounds of its own. */
  public static TestStore bounded(Bounds bounds, String... settings) {
    return on(SharedServers.freshRedis(), new DatabaseClock(), bounds, settings);
  }

  /**
   * How much a store takes on.
   *
   * @param queueCapacity how many commands wait for a product's turn at most
   */
  public record Bounds(int queueCapacity, HttpLimits http) {
    static final Bounds USUAL =
        new Bounds(Sequencers.QUEUE_CAPACITY, HttpLimits.of(100_000, 1L << 30));

    /** The usual bounds, but for the queue in front of a product. */
    public static Bounds ofQueue(int capacity) {
      return new Bounds(capacity, USUAL.http());
    }
  }

  /** A store that serves HTTPS by the certificate. */
  public static TestStore withTls(TlsIdentity tls, HttpLimits limits) {
    return new TestStore(
        flags(SharedServers.freshRedis()),
        SharedServers.freshDatabase(),
        new DatabaseClock(),
        new Bounds(Sequencers.QUEUE_CAPACITY, limits),
        tls);
  }

  private static TestStore on(
      String redisUrl, StoreClock clock, Bounds bounds, String... settings) {
    return new TestStore(flags(redisUrl, settings), SharedServers.freshDatabase(), clock, bounds);
  }

  private static Map<String, String> flags(String redisUrl, String... settings) {
    Map<String, String> flags =
        new HashMap<>(
            Map.of(
                "PORT", "0",
                "HOST", "127.0.0.1",
                "REDIS_URL", redisUrl,
                "COOLDOWN_SECONDS", "0"));
    for (int i = 0; i < settings.length; i += 2) {
      flags.put(settings[i], settings[i + 1]);
    }
    return flags;
  }

  /** Another node on the same database and Redis, with the same settings. */
  public TestStore anotherNode() {
    return new TestStore(flags, address, clock, bounds);
  }

  /** A product that is live for an hour yet. */
  public Product liveProduct(int stock) {
    Instant now = Instant.now();
    return product(stock, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  }

  public Product product(int stock, Instant starts, Instant ends) {
    return product(stock, starts, ends, OpeningMode.FIRST_COME, null);
  }

  /** A product whose sale opens by a draw, which waits for the beacon where there is one. */
  public Product drawProduct(int stock, Instant starts, Instant ends, @Nullable Beacon beacon) {
    return product(stock, starts, ends, OpeningMode.DRAW, beacon);
  }

  private Product product(
      int stock, Instant starts, Instant ends, OpeningMode opening, @Nullable Beacon beacon) {
    return store
        .webServices()
        .products()
        .create(
            new NewProduct(
                new ProductDetails(
                    "Test product", "For tests", 4_999, new SaleWindow(starts, ends), 5),
                stock,
                opening,
                beacon,
                false,
                false));
  }

  public Store store() {
    return store;
  }

  public Database database() {
    return database;
  }

  public RedisConnection redis() {
    return redis;
  }

  public HttpApi http() {
    return new HttpApi("http://127.0.0.1:" + web.port(), contract());
  }

  /** What the store's API promises. */
  public Contract contract() {
    return new Contract(web.contract());
  }

  /** The HTTP server, to close it before the store. */
  public WebServer web() {
    return web;
  }

  public int port() {
    return web.port();
  }

  /** A plain connection to the store's database, past the store. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  /** Runs a statement on the store's database, past the store. */
  public void run(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one number that a query answers. */
  public long number(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    web.close();
    store.close();
    redis.close();
    database.close();
  }
}
