package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.draw.DrawRepository;
import io.flashsale.feed.Feed;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.LeaveWaitlist;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.OrderRepository;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.product.Product;
import io.flashsale.product.ProductRepository;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.TestStore;
import io.flashsale.throttle.CooldownRepository;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.throttle.HoldThrottle;
import io.flashsale.throttle.ThrottleSettings;
import io.flashsale.waitlist.WaitlistRepository;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whether a group stands that only moved a line, when the answer to its commit was lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostLineCommitIT {
  private static final EngineRows ROWS =
      new EngineRows(
          new ProductRepository(),
          new OrderRepository(),
          new LedgerRepository(),
          new SaleMinutesRepository(),
          new WaitlistRepository(),
          new DrawRepository(),
          new CooldownRepository());

  private TestStore store;
  private SequencerParts parts;
  private int product;

  @BeforeAll
  void openStore() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    var clock = new DatabaseClock();
    var cooldowns =
        new Cooldowns(
            store.database(),
            ROWS.cooldowns(),
            clock,
            () -> Duration.ZERO,
            Duration.ofSeconds(120));
    var rules = new LineRules(() -> 0, LineRules.LINE_MAX);
    parts =
        new SequencerParts(
            store.database(),
            new GroupStore(ROWS, cooldowns, rules),
            clock,
            new HoldThrottle(store.redis(), () -> new ThrottleSettings(0, 0, Duration.ZERO)),
            new Arrivals(0),
            new OrderIds(),
            cooldowns,
            rules,
            Duration.ofSeconds(120),
            Sequencers.QUEUE_CAPACITY,
            store.store().catalog(),
            new Feed(),
            new EngineMeters(new SimpleMeterRegistry()),
            Runnable::run);
    product = store.liveProduct(1).id();
    assertThat(Crowd.hold(store, product, "holder@example.com"))
        .isInstanceOf(HoldOutcome.Granted.class);
  }

  @AfterAll
  void closeStore() {
    store.close();
  }

  /** Runs a group of one command up to its commit, which comes to be or not. */
  private Group run(Command<?> command, boolean commit) {
    try (StatelessSession session = store.database().openSession()) {
      var transaction = session.beginTransaction();
      Product locked = Objects.requireNonNull(parts.store().lock(session, product));
      Instant now = parts.clock().now(session).truncatedTo(ChronoUnit.MICROS);
      List<Pending<?>> commands = List.of(new Pending<>(command, 1));
      Facts facts = parts.store().read(session, locked, now, commands);
      Group group = new Group(locked, locked, now, facts, parts.throttle().open(), parts);
      assertThat(group.decide(commands)).hasSize(1);
      assertThat(group.changed()).isTrue();
      assertThat(group.books().ledgerMoved()).isFalse();
      parts.store().write(session, group);
      if (commit) {
        transaction.commit();
      } else {
        transaction.rollback();
      }
      return group;
    }
  }

  private boolean stands(Group group) {
    return store.database().call(session -> parts.store().committed(session, group));
  }

  private JoinWaitlist join(String name) {
    return new JoinWaitlist(
        product, CustomerEmail.parse(name + "@example.com").orElseThrow(), 1, "192.0.2.1", null);
  }

  @Test
  void aJoiningThatWasLostIsNotTakenForAnotherThatCameAfterIt() {
    Group lost = run(join("lost"), false);
    assertThat(stands(lost)).isFalse();
    Group other = run(join("other"), true);

    assertThat(stands(other)).isTrue();
    assertThat(stands(lost)).isFalse();
  }

  @Test
  void aLeavingStandsWhenTheEntryIsGone() {
    UUID entry = run(join("leaves"), true).entries().joined().getFirst().id();
    Group lost = run(new LeaveWaitlist(product, entry), false);
    run(join("between"), true);
    assertThat(stands(lost)).isFalse();

    assertThat(stands(run(new LeaveWaitlist(product, entry), true))).isTrue();
  }
}
