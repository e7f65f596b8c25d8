package io.flashsale.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.ConfirmOutcome;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.JoinOutcome;
import io.flashsale.inventory.LineService;
import io.flashsale.order.CustomerEmail;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import io.flashsale.waitlist.EntryState;
import io.flashsale.waitlist.EntryStatus;
import io.flashsale.waitlist.WaitlistService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Offers that are taken around their deadlines, while the timer lets them lapse. */
@Tag("load")
class OfferRacesExpiryIT {
  private static final int STOCK = 50;
  private static final int BEHIND = 50;
  private static final int SPREAD_MILLIS = 60;

  private final Random random = new Random(11);

  private record Answer(EntryStatus offer, ConfirmOutcome outcome) {}

  @Test
  void anOfferIsTakenOrGoesToTheNextAndNeverBoth() {
    try (TestStore store =
        TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "HOLD_SECONDS", "3")) {
      int product = store.liveProduct(STOCK).id();
      List<HoldOutcome.Granted> holds = hold(store, product);
      List<UUID> entries = join(store, product);
      HoldService service = store.store().webServices().holds();
      holds.forEach(hold -> service.cancel(hold.orderId()));
      List<EntryStatus> offers = statuses(store, entries.subList(0, STOCK));
      assertThat(offers).allMatch(offer -> offer.orderId() != null);

      List<Answer> answers = takeAroundDeadlines(service, offers);

      Awaitility.await()
          .until(
              () ->
                  statuses(store, entries.subList(0, STOCK)).stream().allMatch(EntryStatus::ended));
      for (Answer answer : answers) {
        String state = status(store, answer.offer().entryId()).state();
        switch (answer.outcome()) {
          case ConfirmOutcome.Confirmed _ -> assertThat(state).isEqualTo(EntryState.TAKEN.code());
          case ConfirmOutcome.NotPending _ -> assertThat(state).isEqualTo(EntryState.LAPSED.code());
          default -> assertThat(answer.outcome()).isNull();
        }
      }
      long taken =
          answers.stream().filter(it -> it.outcome() instanceof ConfirmOutcome.Confirmed).count();
      assertThat(taken).isBetween(1L, STOCK - 1L);
      // Whatever lapsed went to those behind, in their order, and nobody else had an offer.
      long passedOn = STOCK - taken;
      assertThat(store.number("SELECT line_offers FROM products")).isEqualTo(STOCK + passedOn);
      assertThat(store.number("SELECT max(place) FROM waitlist_entries WHERE order_id IS NOT NULL"))
          .isEqualTo(STOCK + passedOn);
      LedgerAudit.of(store).assertSound();
    }
  }

  private static List<HoldOutcome.Granted> hold(TestStore store, int product) {
    List<Callable<HoldOutcome>> tasks = new ArrayList<>();
    for (int i = 0; i < STOCK; i++) {
      String email = "holds" + i + "@example.com";
      tasks.add(() -> Crowd.hold(store, product, email));
    }
    return Crowd.atOnce(tasks).stream().map(HoldOutcome.Granted.class::cast).toList();
  }

  /** The entries in the order of their places. */
  private static List<UUID> join(TestStore store, int product) {
    LineService lines = store.store().webServices().lines();
    List<UUID> entries = new ArrayList<>();
    for (int i = 0; i < STOCK + BEHIND; i++) {
      var customer = CustomerEmail.parse("waits" + i + "@example.com").orElseThrow();
      JoinOutcome joined =
          lines.join(new JoinWaitlist(product, customer, 1, "192.0.2.1", null), lines.arrive());
      entries.add(((JoinOutcome.Joined) joined).entry().id());
    }
    return entries;
  }

  private static List<EntryStatus> statuses(TestStore store, List<UUID> entries) {
    return entries.stream().map(entry -> status(store, entry)).toList();
  }

  private static EntryStatus status(TestStore store, UUID entry) {
    WaitlistService waitlist = store.store().webServices().waitlist();
    return waitlist.status(entry).orElseThrow();
  }

  private List<Answer> takeAroundDeadlines(HoldService service, List<EntryStatus> offers) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> running =
          offers.stream()
              .map(
                  offer ->
                      CompletableFuture.supplyAsync(
                          () -> new Answer(offer, service.confirm(offer.orderId())),
                          at(offer.holdExpiresAt(), threads)))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private Executor at(Instant deadline, Executor threads) {
    long spread = random.nextInt(-SPREAD_MILLIS, SPREAD_MILLIS);
    long delay = Duration.between(Instant.now(), deadline).toMillis() + spread;
    return CompletableFuture.delayedExecutor(Math.max(0, delay), TimeUnit.MILLISECONDS, threads);
  }
}
