package io.flashsale.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import io.flashsale.ledger.Chain;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.ProductRepository;
import io.flashsale.product.SaleWindow;
import io.flashsale.product.Stock;
import io.flashsale.product.Tally;
import io.flashsale.web.live.FollowSource.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pace of telling, by a clock that a test moves. */
class LiveFeedTest {
  private static final Instant NOW = Instant.now();

  private final AtomicLong nanos = new AtomicLong(1_000_000_000);
  private final AtomicBoolean room = new AtomicBoolean(true);
  private final Feed changes = new Feed();
  private final StoreTime time = new StoreTime();
  private final Catalog catalog = new Catalog(null, new ProductRepository(), null, time, changes);
  private final Map<UUID, State> entries = new ConcurrentHashMap<>();
  private final AtomicReference<Runnable> whileReading = new AtomicReference<>(() -> {});
  private final FollowSource line =
      ids -> {
        Map<UUID, State> found = new HashMap<>(entries);
        found.keySet().retainAll(ids);
        whileReading.getAndSet(() -> {}).run();
        return found;
      };
  private final FollowSource orders =
      new FollowSource() {
        @Override
        public Map<UUID, State> read(Collection<UUID> ids) {
          return line.read(ids);
        }

        @Override
        public State resolved(State before, String status) {
          return new State(1, 1, true, status);
        }
      };
  private final LiveFeed feed =
      new LiveFeed(
          catalog,
          time,
          changes,
          Map.of(Kind.ENTRY, line, Kind.ORDER, orders),
          new Json(),
          3,
          room::get,
          nanos::get);
  private Product product =
      ProductFixtures.product(
          1, "A", 1, 1_000, new SaleWindow(NOW.minusSeconds(60), NOW.plusSeconds(3_600)));

  /** Data that tests can read. */
  private static final class Json implements LiveJson {
    @Override
    public byte[] sale(Product product, Instant now) {
      return bytes(product.name());
    }

    @Override
    public byte[] stock(Product product, Instant now) {
      return bytes(product.id() + ":" + product.stock().available());
    }

    @Override
    public byte[] time(Instant now) {
      return bytes("now");
    }

    @Override
    public byte[] told(Object told) {
      return bytes(told.toString());
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** A client that reads when a test says so. */
  private static class Client implements Wire {
    private final List<String> got = new CopyOnWriteArrayList<>();
    private boolean reads = true;
    private boolean ended;
    private Listener waiting;

    @Override
    public void send(ByteBuffer bytes, Listener listener) {
      assertThat(waiting).as("one at a time").isNull();
      got.add(StandardCharsets.US_ASCII.decode(bytes).toString());
      if (reads) {
        listener.sent();
      } else {
        waiting = listener;
      }
    }

    void readAgain() {
      reads = true;
      Listener listener = waiting;
      waiting = null;
      listener.sent();
    }

    @Override
    public void end() {
      ended = true;
    }

    List<String> take() {
      List<String> taken = List.copyOf(got);
      got.clear();
      return taken;
    }
  }

  @BeforeEach
  void oneProduct() {
    catalog.seen(product);
    feed.turn();
    pass(Duration.ofSeconds(1));
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private Client join() {
    Client client = new Client();
    feed.begin(((Joined.In) feed.join(List.of())).listener(), client);
    client.take();
    return client;
  }

  private void left(int available) {
    Stock stock = new Stock(1_000, available, 1_000 - available, 0);
    var chain = new Chain(product.id(), product.ledger(), NOW);
    chain.holdCreated(UUID.randomUUID(), 1);
    product = product.moved(stock, Tally.NONE, chain.head());
    catalog.seen(product);
  }

  @Test
  void aChangeAfterAQuietTimeIsToldAtOnce() {
    Client client = join();
    left(999);
    feed.turn();
    assertThat(client.take()).containsExactly("event: stock\ndata: 1:999\n\n");
  }

  @Test
  void aSecondChangeWaitsForItsTimeAndTheLatestStateIsTold() {
    Client client = join();
    left(999);
    feed.turn();
    client.take();
    for (int available = 998; available > 900; available--) {
      left(available);
      assertThat(feed.turn()).isEqualTo(LiveFeed.PAUSE.toNanos());
    }
    assertThat(client.take()).isEmpty();
    pass(LiveFeed.PAUSE);
    feed.turn();
    assertThat(client.take()).containsExactly("event: stock\ndata: 1:901\n\n");
  }

  @Test
  void whoReadsSlowlyIsToldTheLatestStateOnly() {
    Client quick = join();
    Client slow = join();
    slow.reads = false;
    for (int available = 999; available > 994; available--) {
      left(available);
      feed.turn();
      pass(LiveFeed.PAUSE);
    }
    assertThat(quick.take()).hasSize(5);
    assertThat(slow.take()).containsExactly("event: stock\ndata: 1:999\n\n");
    slow.readAgain();
    assertThat(slow.take()).containsExactly("event: stock\ndata: 1:995\n\n");
  }

  @Test
  void whoReadsNothingIsCutAndItsPlaceIsFree() {
    Client deaf = join();
    Client other = join();
    deaf.reads = false;
    left(999);
    feed.turn();
    pass(LiveFeed.PATIENCE.minusMillis(1));
    feed.turn();
    assertThat(deaf.ended).isFalse();
    assertThat(feed.listening()).isEqualTo(2);
    pass(LiveFeed.LOOK);
    feed.turn();
    assertThat(deaf.ended).isTrue();
    assertThat(other.ended).isFalse();
    assertThat(feed.listening()).isEqualTo(1);
  }

  @Test
  void whoHeardNothingFor15SecondsHearsAHeartbeat() {
    Client client = join();
    pass(LiveFeed.HEARTBEAT.minusMillis(1));
    feed.turn();
    assertThat(client.take()).isEmpty();
    pass(LiveFeed.LOOK);
    feed.turn();
    assertThat(client.take()).containsExactly(": beat\nevent: time\ndata: now\n\n");
    pass(LiveFeed.LOOK);
    feed.turn();
    assertThat(client.take()).as("it has heard something").isEmpty();
  }

  @Test
  void whenTellingAllTakesLongItIsDoneLessOften() {
    Client slowToTell = join();
    Client client =
        new Client() {
          @Override
          public void send(ByteBuffer bytes, Listener listener) {
            pass(Duration.ofMillis(100));
            super.send(bytes, listener);
          }
        };
    feed.begin(((Joined.In) feed.join(List.of())).listener(), client);
    left(999);
    feed.turn();
    left(998);
    assertThat(feed.turn()).isEqualTo(Duration.ofMillis(400).toNanos());
    pass(Duration.ofMillis(399));
    feed.turn();
    assertThat(slowToTell.take()).hasSize(1);
    pass(Duration.ofMillis(1));
    feed.turn();
    assertThat(slowToTell.take()).hasSize(1);
  }

  @Test
  void whoStandsInALineThatMovedIsToldWhereItIsNow() {
    UUID entry = UUID.randomUUID();
    Key key = new Key(Kind.ENTRY, entry);
    assertThat(feed.join(List.of(key))).isEqualTo(new Joined.Unknown(key));
    entries.put(entry, new State(1, 1, false, "place 2"));
    Client client = new Client();
    feed.begin(((Joined.In) feed.join(List.of(key))).listener(), client);
    assertThat(String.join("", client.take())).contains("event: waitlist\ndata: place 2\n\n");

    entries.put(entry, new State(1, 2, false, "place 1"));
    changes.publish(new Change.LineMoved(1, false));
    feed.turn();
    Awaitility.await().until(() -> !client.got.isEmpty());
    assertThat(client.take()).containsExactly("event: waitlist\ndata: place 1\n\n");
  }

  @Test
  void aLineThatMovesWhileAnEntryIsFirstReadIsToldWithTheBeginning() {
    UUID entry = UUID.randomUUID();
    entries.put(entry, new State(1, 1, false, "place 2"));
    whileReading.set(
        () -> {
          entries.put(entry, new State(1, 2, false, "place 1"));
          changes.publish(new Change.LineMoved(1, false));
          feed.turn();
        });
    Client client = follow(new Key(Kind.ENTRY, entry));
    assertThat(String.join("", client.take())).contains("data: place 1\n\n");
  }

  @Test
  void anOrderThatIsResolvedWhileItIsFirstReadIsToldWithTheBeginning() {
    UUID order = UUID.randomUUID();
    entries.put(order, new State(1, 0, false, "pending"));
    whileReading.set(
        () -> {
          entries.put(order, new State(1, 1, true, "confirmed"));
          changes.publish(
              new Change.OrdersResolved(
                  1, List.of(new Change.ResolvedOrder(order, "confirmed")), false));
          feed.turn();
        });
    Client client = follow(new Key(Kind.ORDER, order));
    assertThat(String.join("", client.take())).contains("data: confirmed\n\n");
  }

  @Test
  void whoFollowsWhatAnotherBeginsToFollowIsToldWhatThatOneFindsChanged() {
    UUID entry = UUID.randomUUID();
    Key key = new Key(Kind.ENTRY, entry);
    entries.put(entry, new State(1, 1, false, "place 2"));
    Client first = follow(key);
    first.take();
    entries.put(entry, new State(1, 2, false, "place 1"));

    Client second = follow(key);

    assertThat(first.take()).containsExactly("event: waitlist\ndata: place 1\n\n");
    assertThat(second.take()).hasSize(1);
  }

  private Client follow(Key key) {
    Client client = new Client();
    feed.begin(((Joined.In) feed.join(List.of(key))).listener(), client);
    return client;
  }

  @Test
  void asManyListenAsMay() {
    join();
    join();
    join();
    assertThat(feed.join(List.of())).isInstanceOf(Joined.Full.class);
  }

  @Test
  void whereMemoryIsShortNobodyIsLetInAndWhoIsThereStays() {
    Client client = join();
    room.set(false);
    assertThat(feed.join(List.of())).isInstanceOf(Joined.Full.class);
    assertThat(feed.listening()).isEqualTo(1);
    room.set(true);
    assertThat(feed.join(List.of())).isInstanceOf(Joined.In.class);
    assertThat(client.ended).isFalse();
  }

  @Test
  void aFeedThatIsClosedEndsAllAndLetsNobodyIn() {
    Client client = join();
    feed.close();
    assertThat(client.ended).isTrue();
    assertThat(feed.listening()).isZero();
    assertThat(feed.join(List.of())).isInstanceOf(Joined.Full.class);
  }
}
