package io.flashsale.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.order.CustomerEmail;
import io.flashsale.waitlist.LineView.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {

  private static WaitlistEntry wants(int quantity, long place) {
    CustomerEmail customer = CustomerEmail.parse("p" + place + "@example.com").orElseThrow();
    return WaitlistEntry.waiting(
        UUID.randomUUID(),
        new WaitlistEntry.Applicant(1, customer, quantity, "192.0.2.1", place, null),
        JoinedAs.WAITING,
        place,
        0,
        Instant.EPOCH);
  }

  private static List<WaitlistEntry> line(int... quantities) {
    return IntStream.range(0, quantities.length)
        .mapToObj(i -> wants(quantities[i], i + 1))
        .toList();
  }

  @Test
  void whoWantsMoreThanCanStillBeHadIsPassedOverAndDoesNotBlock() {
    Line line = new Line(line(5, 2), true);

    assertThat(line.next(5).orElseThrow().quantity()).isEqualTo(5);
    assertThat(line.next(4).orElseThrow().quantity()).isEqualTo(2);
    assertThat(line.next(1)).isEmpty();
    assertThat(line.blocks(2)).isTrue();
    assertThat(line.blocks(1)).isFalse();
  }

  @Test
  void aLineThatWasNotReadToItsEndBlocks() {
    assertThat(Line.unread().blocks(1)).isTrue();
    assertThat(new Line(line(5), false).blocks(1)).isTrue();
    assertThat(Line.empty().blocks(1)).isFalse();
  }

  @Test
  void thoseAheadTakeFromWhatReachesTheEndUnlessTheyAreUnreachableThemselves() {
    Line line = new Line(line(2, 9, 1), true);

    assertThat(line.reachesEnd(2, 5)).isTrue();
    assertThat(line.reachesEnd(3, 5)).isFalse();
  }

  @Test
  void aViewTellsOfEverybodyWhatALineTellsOfItsEnd() {
    var random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int count = random.nextInt(1, 12);
      int[] quantities = IntStream.range(0, count).map(i -> random.nextInt(1, 6)).toArray();
      long[] places = IntStream.range(0, count).mapToLong(i -> 3L * i + 1).toArray();
      int unsold = random.nextInt(0, 20);
      LineView view = new LineView(1, places, quantities, 0);
      List<WaitlistEntry> ahead = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Standing standing = view.standing(places[i], quantities[i], unsold);

        assertThat(standing.ahead()).isEqualTo(i);
        assertThat(standing.reachable())
            .isEqualTo(new Line(ahead, true).reachesEnd(quantities[i], unsold));
        ahead.add(wants(quantities[i], places[i]));
      }
      Standing later = view.standing(places[count - 1] + 5, 1, unsold);
      assertThat(later.ahead()).isEqualTo(count);
      assertThat(later.reachable()).isEqualTo(new Line(ahead, true).reachesEnd(1, unsold));
    }
  }
}
