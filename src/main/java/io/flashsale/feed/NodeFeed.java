package io.flashsale.feed;

import io.flashsale.feed.Change.Committed;
import io.flashsale.feed.Change.LineMoved;
import io.flashsale.feed.Change.OrdersResolved;
import io.flashsale.feed.Change.ResolvedOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RFuture;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes from node to node over a Redis topic, at most every {@link #PAUSE} each way.
 *
 * <p>What it carries is a hint: whoever hears that a product changed reads the product's row. So
 * nothing is wrong when a message is lost, comes late or twice; the catalog's regular refresh finds
 * what was missed. Publishers are never waited for and nothing piles up: while Redis is slow or
 * away the products gather in a set, and resolved orders beyond {@link #MOST_ORDERS} are left out.
 */
public final class NodeFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NodeFeed.class);

  private static final String TOPIC = "feed:products";

  /** What happens within this time is told together. */
  static final Duration PAUSE = Duration.ofMillis(50);

  /** How many resolved orders wait to be told at most. */
  private static final int MOST_ORDERS = 2_000;

  /** How long an answer of Redis is waited for before the next message is sent without it. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static final Duration SUBSCRIBE_AGAIN = Duration.ofSeconds(1);

  private record Waiting(int productId, ResolvedOrder order) {}

  private final String self = UUID.randomUUID().toString();
  private final RTopic topic;
  private final BooleanSupplier away;
  private final Feed feed;
  private final Consumer<Set<Integer>> readProducts;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("node-feed-", 0).daemon().factory());
  private final Paced sending = new Paced(threads, PAUSE, this::send);
  private final Paced reading = new Paced(threads, PAUSE, this::read);
  private final Set<Integer> productsToTell = ConcurrentHashMap.newKeySet();
  private final Set<Integer> linesToTell = ConcurrentHashMap.newKeySet();
  private final Queue<Waiting> ordersToTell = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ordersWaiting = new AtomicInteger();
  private final Set<Integer> productsToRead = ConcurrentHashMap.newKeySet();
  private final Feed.Subscription subscription;
  private @Nullable RFuture<Long> sent;
  private long sentAt;

  /**
   * A feed to the nodes that share the Redis; it hears nothing before {@link #start}.
   *
   * @param away whether Redis is known not to answer: then nothing is sent
   * @param feed the feed of this process, told what other nodes resolved
   * @param readProducts reads the rows of products that another node changed
   */
  public NodeFeed(
      RedissonClient redis, BooleanSupplier away, Feed feed, Consumer<Set<Integer>> readProducts) {
    this.topic = redis.getTopic(TOPIC, StringCodec.INSTANCE);
    this.away = away;
    this.feed = feed;
    this.readProducts = readProducts;
    this.subscription = feed.subscribe(this::onChange);
  }

  /** Begins to hear the other nodes; without Redis it is tried again every second. */
  public void start() {
    threads.execute(this::subscribe);
  }

  private void subscribe() {
    try {
      topic.addListener(String.class, (channel, text) -> onMessage(text));
    } catch (RedisException e) {
      log.debug("The other nodes cannot be heard yet", e);
      var _ = threads.schedule(this::subscribe, SUBSCRIBE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void onChange(Change change) {
    switch (change) {
      case Committed(int productId, _, _) -> tell(productsToTell, productId);
      case LineMoved(int productId, boolean elsewhere) when !elsewhere ->
          tell(linesToTell, productId);
      case OrdersResolved(int productId, var orders, boolean elsewhere) when !elsewhere ->
          tell(productId, orders);
      default -> {}
    }
  }

  private void tell(Set<Integer> ids, int productId) {
    if (ids.add(productId)) {
      sending.ask();
    }
  }

  private void tell(int productId, List<ResolvedOrder> orders) {
    for (ResolvedOrder order : orders) {
      if (ordersWaiting.incrementAndGet() > MOST_ORDERS) {
        ordersWaiting.decrementAndGet();
        break;
      }
      ordersToTell.add(new Waiting(productId, order));
    }
    sending.ask();
  }

  private void send() {
    RFuture<Long> last = sent;
    if (last != null
        && !last.isDone()
        && System.nanoTime() - sentAt < ANSWER.toNanos()
        && !away.getAsBoolean()) {
      sending.ask();
      return;
    }
    NodeMessage message = takeMessage();
    if (away.getAsBoolean()) {
      return;
    }
    try {
      sent = topic.publishAsync(message.toText());
      sentAt = System.nanoTime();
    } catch (RedisException e) {
      log.debug("The other nodes were not told", e);
    }
  }

  private NodeMessage takeMessage() {
    Set<Integer> products = takeAll(productsToTell);
    Set<Integer> lines = takeAll(linesToTell);
    Map<Integer, List<ResolvedOrder>> orders = new HashMap<>();
    Waiting next = ordersToTell.poll();
    while (next != null) {
      ordersWaiting.decrementAndGet();
      orders.computeIfAbsent(next.productId(), id -> new ArrayList<>()).add(next.order());
      next = ordersToTell.poll();
    }
    return new NodeMessage(self, products, lines, orders);
  }

  private static Set<Integer> takeAll(Set<Integer> ids) {
    Set<Integer> taken = Set.copyOf(ids);
    ids.removeAll(taken);
    return taken;
  }

  private void onMessage(String text) {
    NodeMessage message = NodeMessage.parse(text).orElse(null);
    if (message == null || message.sender().equals(self)) {
      return;
    }
    message
        .orders()
        .forEach((productId, orders) -> feed.publish(new OrdersResolved(productId, orders, true)));
    message.lines().forEach(productId -> feed.publish(new LineMoved(productId, true)));
    if (productsToRead.addAll(message.products())) {
      reading.ask();
    }
  }

  private void read() {
    try {
      readProducts.accept(takeAll(productsToRead));
    } catch (RuntimeException e) {
      log.debug("Products that another node changed were not read; the next refresh will", e);
    }
  }

  @Override
  public void close() {
    subscription.close();
    threads.shutdownNow();
    var _ = topic.removeAllListenersAsync();
  }
}
