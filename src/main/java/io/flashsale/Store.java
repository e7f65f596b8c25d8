package io.flashsale;

import io.flashsale.analytics.Metrics;
import io.flashsale.analytics.RefusalRepository;
import io.flashsale.analytics.Refusals;
import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.audit.LedgerExport;
import io.flashsale.audit.LedgerMonitor;
import io.flashsale.demo.DemoData;
import io.flashsale.expiry.ExpiryTimer;
import io.flashsale.feed.Feed;
import io.flashsale.feed.NodeFeed;
import io.flashsale.health.Health;
import io.flashsale.inventory.Arrivals;
import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.Sequencers;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.order.Order;
import io.flashsale.order.OrderRepository;
import io.flashsale.order.OrderService;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.ProductService;
import io.flashsale.redis.RedisConnection;
import io.flashsale.rehearsal.RehearsalProducts;
import io.flashsale.settings.Settings;
import io.flashsale.throttle.HoldThrottle;
import io.flashsale.throttle.ThrottleSettings;
import io.flashsale.web.WebServices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The services of one node, built by their constructors on a database and a Redis. */
public final class Store implements AutoCloseable {

  /** The entities that Hibernate maps. */
  public static final List<Class<?>> ENTITIES =
      List.of(Product.class, Order.class, InventoryEvent.class);

  private final Sequencers sequencers;
  private final ExpiryTimer expiryTimer;
  private final Heartbeat heartbeat;
  private final NodeFeed nodes;
  private final Catalog catalog;
  private final DemoData demo;
  private final Metrics metrics;
  private final LedgerMonitor monitor;
  private final Health health;
  private final WebServices webServices;

  /** A node with the usual bounds. */
  public Store(Settings settings, Database database, StoreClock clock, RedisConnection redis) {
    this(settings, database, clock, redis, Sequencers.QUEUE_CAPACITY);
  }

  /**
   * A node.
   *
   * @param queueCapacity how many commands wait for a product's turn at most
   */
  public Store(
      Settings settings,
      Database database,
      StoreClock clock,
      RedisConnection redis,
      int queueCapacity) {
    var feed = new Feed();
    var time = new StoreTime();
    var productRows = new ProductRepository();
    var orderRows = new OrderRepository();
    var ledgerRows = new LedgerRepository();
    var minuteRows = new SaleMinutesRepository();
    var refusalRows = new RefusalRepository();
    catalog = new Catalog(database, productRows, clock, time, feed);
    var refusals = new Refusals(database, refusalRows);
    var throttle =
        new HoldThrottle(
            redis,
            new ThrottleSettings(
                settings.holdsPerEmail(), settings.holdsPerIp(), settings.holdWindow()));
    // Counted on from the time in microseconds, so that a restart never counts below its orders.
    var arrivals = new Arrivals(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    sequencers =
        new Sequencers(
            database,
            clock,
            redis,
            throttle,
            arrivals,
            settings.holdTime(),
            queueCapacity,
            productRows,
            orderRows,
            ledgerRows,
            minuteRows,
            catalog,
            feed);
    var orders = new OrderService(database, orderRows);
    var holds = new HoldService(sequencers, catalog, orders, refusals);
    var products = new ProductService(database, productRows, ledgerRows, clock, catalog);
    expiryTimer = new ExpiryTimer(database, orderRows, clock, holds, feed);
    metrics = new Metrics(database, productRows, minuteRows, refusalRows, refusals, clock);
    monitor = new LedgerMonitor(database, feed);
    health = new Health(database::answers, () -> !redis.away(), monitor::isSound);
    demo = new DemoData(catalog, products, holds, time);
    var rehearsals = new RehearsalProducts(catalog, products, holds, time);
    nodes = new NodeFeed(redis.client(), redis::away, feed, catalog::refresh);
    heartbeat =
        new Heartbeat(
            redis::check,
            catalog::refresh,
            refusals::flush,
            holds::giveUpOverdue,
            rehearsals::purgeWhatIsOver);
    webServices =
        new WebServices(
            catalog,
            products,
            holds,
            rehearsals,
            orders,
            metrics,
            health,
            monitor,
            new LedgerExport(database, ledgerRows),
            demo,
            time,
            feed);
  }

  /** Reads the catalog, begins to let due holds go, to check the books and to hear other nodes. */
  public void start() {
    catalog.refresh();
    expiryTimer.start();
    heartbeat.start();
    monitor.start();
    nodes.start();
  }

  public Catalog catalog() {
    return catalog;
  }

  public DemoData demo() {
    return demo;
  }

  public Metrics metrics() {
    return metrics;
  }

  /** The check of stock, ledger and orders. */
  public LedgerMonitor monitor() {
    return monitor;
  }

  public Health health() {
    return health;
  }

  public WebServices webServices() {
    return webServices;
  }

  @Override
  public void close() {
    monitor.close();
    expiryTimer.close();
    sequencers.close();
    nodes.close();
    heartbeat.close();
  }
}
