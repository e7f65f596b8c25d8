package io.flashsale;

import io.flashsale.analytics.Metrics;
import io.flashsale.analytics.RefusalRepository;
import io.flashsale.analytics.Refusals;
import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.audit.LedgerExport;
import io.flashsale.audit.LedgerMonitor;
import io.flashsale.demo.DemoData;
import io.flashsale.draw.DrawRepository;
import io.flashsale.expiry.ExpiryTimer;
import io.flashsale.expiry.SaleTimer;
import io.flashsale.feed.Feed;
import io.flashsale.feed.NodeFeed;
import io.flashsale.health.Health;
import io.flashsale.health.LatencyProbe;
import io.flashsale.inventory.Arrivals;
import io.flashsale.inventory.EngineRows;
import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.LineRules;
import io.flashsale.inventory.LineService;
import io.flashsale.inventory.Sequencers;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.ledger.RecentEvents;
import io.flashsale.meters.Meters;
import io.flashsale.order.Order;
import io.flashsale.order.OrderRepository;
import io.flashsale.order.OrderSearch;
import io.flashsale.order.OrderService;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.FirstWork;
import io.flashsale.persistence.StoreClock;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.PictureRepository;
import io.flashsale.product.PictureService;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.ProductService;
import io.flashsale.puzzle.ProofOfWork;
import io.flashsale.redis.Nodes;
import io.flashsale.redis.RedisConnection;
import io.flashsale.rehearsal.RehearsalProducts;
import io.flashsale.retention.Forgetting;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.throttle.CooldownRepository;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.throttle.HoldThrottle;
import io.flashsale.throttle.LimitService;
import io.flashsale.throttle.ThrottleSettings;
import io.flashsale.throttle.UsedOnce;
import io.flashsale.waitlist.DrawService;
import io.flashsale.waitlist.LineFiguresService;
import io.flashsale.waitlist.LineViews;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistRepository;
import io.flashsale.waitlist.WaitlistService;
import io.flashsale.web.OfficeServices;
import io.flashsale.web.WebServices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The services of one node, built by their constructors on a database and a Redis. */
public final class Store implements AutoCloseable {

  /** The entities that Hibernate maps. */
  public static final List<Class<?>> ENTITIES =
      List.of(Product.class, Order.class, InventoryEvent.class, WaitlistEntry.class);

  private final Feed feed;
  private final Sequencers sequencers;
  private final ExpiryTimer expiryTimer;
  private final SaleTimer saleTimer;
  private final Cooldowns cooldowns;
  private final Heartbeat heartbeat;
  private final NodeFeed nodes;
  private final Nodes roster;
  private final Catalog catalog;
  private final DemoData demo;
  private final Metrics metrics;
  private final Refusals refusals;
  private final LedgerMonitor monitor;
  private final Meters meters;
  private final Health health;
  private final Forgetting forgetting;
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
    feed = new Feed();
    meters = new Meters();
    database.meter(meters.registry());
    var time = new StoreTime();
    var productRows = new ProductRepository();
    var orderRows = new OrderRepository();
    var ledgerRows = new LedgerRepository();
    var minuteRows = new SaleMinutesRepository();
    var refusalRows = new RefusalRepository();
    var entryRows = new WaitlistRepository();
    var drawRows = new DrawRepository();
    var cooldownRows = new CooldownRepository();
    catalog = new Catalog(database, productRows, clock, time, feed);
    refusals = new Refusals(database, refusalRows);
    var limits =
        new LimitService(
            database,
            clock,
            new ThrottleSettings(
                settings.holdsPerEmail(), settings.holdsPerIp(), settings.holdWindow()),
            settings.cooldown());
    var throttle = new HoldThrottle(redis, limits::holds);
    cooldowns = new Cooldowns(database, cooldownRows, clock, limits::cooldown, settings.holdTime());
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
            new EngineRows(
                productRows, orderRows, ledgerRows, minuteRows, entryRows, drawRows, cooldownRows),
            cooldowns,
            new LineRules(limits::entriesPerAddress, LineRules.LINE_MAX),
            catalog,
            feed,
            meters.registry());
    var orders = new OrderService(database, orderRows);
    var holds = new HoldService(sequencers, catalog, orders, refusals);
    var waitlist =
        new WaitlistService(
            database,
            entryRows,
            new LineViews(database, entryRows, minuteRows, time),
            catalog,
            time);
    var lines = new LineService(sequencers, catalog, waitlist);
    var draws = new DrawService(database, drawRows, productRows, clock);
    var products = new ProductService(database, productRows, ledgerRows, drawRows, clock, catalog);
    var pictures = new PictureService(database, productRows, new PictureRepository(), catalog);
    expiryTimer = new ExpiryTimer(database, orderRows, clock, holds, feed);
    saleTimer = new SaleTimer(catalog, time, lines);
    metrics = new Metrics(database, productRows, minuteRows, refusalRows, refusals, clock);
    monitor = new LedgerMonitor(database, feed);
    health = new Health(database::answers, () -> !redis.away(), monitor::isSound);
    demo = new DemoData(catalog, products, holds, lines, time);
    var rehearsals = new RehearsalProducts(catalog, products, holds, time);
    nodes = new NodeFeed(redis.client(), redis::away, feed, catalog::refresh);
    roster = new Nodes(redis, time::now);
    forgetting = new Forgetting(database, clock, settings.forgetAfterDays());
    heartbeat =
        new Heartbeat(
            redis::check,
            catalog::refresh,
            cooldowns::refresh,
            limits::refresh,
            roster::beat,
            refusals::flush,
            holds::giveUpOverdue,
            rehearsals::purgeWhatIsOver,
            forgetting::run);
    webServices =
        new WebServices(
            catalog,
            products,
            pictures,
            holds,
            rehearsals,
            orders,
            new OrderSearch(database, ledgerRows),
            new RecentEvents(database, ledgerRows),
            lines,
            waitlist,
            ProofOfWork.of(settings.proofOfWork(), database, new UsedOnce(redis), time),
            draws,
            metrics,
            health,
            monitor,
            new LedgerExport(database, ledgerRows),
            demo,
            time,
            feed,
            meters,
            new OfficeServices(
                new LineFiguresService(database, productRows, drawRows, clock),
                limits,
                roster,
                new LatencyProbe(database::roundTrip, redis::roundTrip)));
    new StoreMeters(monitor, redis::away).bindTo(meters.registry());
  }

  /**
   * Reads the catalog, begins to let due holds go, to check the books and to hear other nodes.
   *
   * @throws StartFailure when the database gives no answer, however often it is asked
   */
  public void start() throws StartFailure {
    FirstWork.run(catalog::refresh);
    FirstWork.run(webServices.office().limits()::refresh);
    FirstWork.run(cooldowns::refresh);
    expiryTimer.start();
    saleTimer.start();
    heartbeat.start();
    monitor.start();
    nodes.start();
  }

  /** What changed, as this node's commits tell it. */
  public Feed feed() {
    return feed;
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

  /** The refused answers of this node. */
  public Refusals refusals() {
    return refusals;
  }

  /** The check of stock, ledger and orders. */
  public LedgerMonitor monitor() {
    return monitor;
  }

  /** What forgets customers after a time. */
  public Forgetting forgetting() {
    return forgetting;
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
    saleTimer.close();
    expiryTimer.close();
    sequencers.close();
    nodes.close();
    heartbeat.close();
    meters.close();
    roster.close();
  }
}
