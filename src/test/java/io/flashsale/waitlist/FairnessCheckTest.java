package io.flashsale.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.waitlist.LineWindow.Grant;
import io.flashsale.waitlist.LineWindow.Moved;
import io.flashsale.waitlist.LineWindow.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as passing somebody over, and what does not. */
class FairnessCheckTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static Moved offer(long seq, int second, int quantity, long place, int joined) {
    return new Moved(seq, 0, new Grant(at(second), quantity, place, at(joined)));
  }

  private static Moved direct(long seq, int second, int quantity) {
    return new Moved(seq, 0, new Grant(at(second), quantity, null, null));
  }

  private static Waiter waits(long place, int quantity, int joined) {
    return new Waiter(place, quantity, at(joined), Long.MAX_VALUE, null);
  }

  private static Waiter gaveUp(long place, int quantity, int joined, int ended) {
    return new Waiter(place, quantity, at(joined), Long.MAX_VALUE, at(ended));
  }

  private static int overtakings(
      int unsold, List<Moved> events, List<Waiter> waiting, List<Waiter> givenUp) {
    return FairnessCheck.of(new LineWindow(unsold, events, waiting, givenUp), null).overtakings();
  }

  @Test
  void offersInTheOrderOfTheLineOvertakeNobody() {
    List<Moved> events = List.of(offer(11, 10, 1, 1, 1), offer(12, 10, 1, 2, 2));

    assertThat(overtakings(2, events, List.of(waits(3, 1, 3)), List.of())).isZero();
  }

  @Test
  void anOfferToSomebodyBehindOvertakesWhoStillWaitsAndWhoIsServedLater() {
    assertThat(overtakings(1, List.of(offer(11, 10, 1, 2, 2)), List.of(waits(1, 1, 1)), List.of()))
        .isEqualTo(1);
    assertThat(
            overtakings(
                2, List.of(offer(11, 10, 1, 2, 2), offer(12, 20, 1, 1, 1)), List.of(), List.of()))
        .isEqualTo(1);
  }

  @Test
  void whoGaveUpAfterwardsWasOvertakenAndWhoGaveUpBeforeWasNot() {
    List<Moved> events = List.of(offer(11, 10, 1, 2, 2));

    assertThat(overtakings(1, events, List.of(), List.of(gaveUp(1, 1, 1, 11)))).isEqualTo(1);
    assertThat(overtakings(1, events, List.of(), List.of(gaveUp(1, 1, 1, 9)))).isZero();
  }

  @Test
  void aHoldThatWasAskedForOvertakesAnybodyWhoHadJoinedBefore() {
    List<Moved> events = List.of(direct(11, 10, 1));

    assertThat(overtakings(1, events, List.of(waits(1, 1, 1)), List.of())).isEqualTo(1);
    assertThat(overtakings(1, events, List.of(waits(1, 1, 11)), List.of())).isZero();
  }

  @Test
  void whoWantsMoreThanWasUnsoldAtThatMomentIsPassedOverRightly() {
    List<Waiter> wantsThree = List.of(waits(1, 3, 1));

    assertThat(overtakings(2, List.of(offer(11, 10, 1, 2, 2)), wantsThree, List.of())).isZero();
    assertThat(overtakings(3, List.of(offer(11, 10, 1, 2, 2)), wantsThree, List.of())).isEqualTo(1);
  }

  @Test
  void whatWasUnsoldIsWorkedOutBackwardsFromTheRow() {
    List<Waiter> wantsThree = List.of(waits(1, 3, 1));
    Moved sold = new Moved(12, -2, null);
    Moved added = new Moved(12, 2, null);

    // One unit is left, but two were sold after the offer: three were there.
    assertThat(overtakings(1, List.of(offer(11, 10, 1, 2, 2), sold), wantsThree, List.of()))
        .isEqualTo(1);
    // Three are left, but two came after the offer.
    assertThat(overtakings(3, List.of(offer(11, 10, 1, 2, 2), added), wantsThree, List.of()))
        .isZero();
  }

  @Test
  void theWaitCountsFromTheJoiningAndForADrawFromTheDraw() {
    List<Moved> events =
        List.of(offer(11, 100, 1, 1, 0), offer(12, 100, 1, 2, 40), offer(13, 100, 1, 3, 90));

    Fairness plain = FairnessCheck.of(new LineWindow(3, events, List.of(), List.of()), null);
    Fairness drawn = FairnessCheck.of(new LineWindow(3, events, List.of(), List.of()), at(70));

    assertWaits(plain, Duration.ofSeconds(60), Duration.ofSeconds(100));
    assertWaits(drawn, Duration.ofSeconds(30), Duration.ofSeconds(30));
    assertThat(plain.offers()).isEqualTo(3);
  }

  @Test
  void withoutAnOfferThereIsNoWait() {
    Fairness quiet = FairnessCheck.of(new LineWindow(3, List.of(), List.of(), List.of()), null);

    assertWaits(quiet, null, null);
  }

  private static void assertWaits(
      Fairness fairness, @Nullable Duration p50, @Nullable Duration p95) {
    assertThat(fairness.waitP50()).isEqualTo(p50);
    assertThat(fairness.waitP95()).isEqualTo(p95);
  }
}
