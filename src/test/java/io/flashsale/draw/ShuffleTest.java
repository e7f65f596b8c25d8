package io.flashsale.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
  private static final byte[] NO_BEACON = new byte[0];

  private static List<UUID> entries(int count, long randomSeed) {
    var random = new Random(randomSeed);
    return IntStream.range(0, count)
        .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
        .toList();
  }

  private static Seed seed(long number) {
    return Seed.of(PlainDraw.sha256(ByteBuffer.allocate(8).putLong(number).array()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 1_000})
  void rootAndOrderAreThoseOfASecondImplementation(int count) {
    for (byte[] beacon :
        List.of(NO_BEACON, "a public value of that day".getBytes(StandardCharsets.UTF_8))) {
      List<UUID> entries = entries(count, 42);
      List<byte[]> tickets = entries.stream().map(PlainDraw::ticket).toList();

      Shuffle shuffle = Shuffle.of(seed(7), beacon, Tickets.ofEntries(entries));

      assertThat(shuffle.root()).isEqualTo(PlainDraw.root(tickets));
      assertThat(shuffle.ordered().toList())
          .usingElementComparator(Arrays::compareUnsigned)
          .containsExactlyElementsOf(PlainDraw.order(seed(7).bytes(), beacon, tickets));
      assertThat(shuffle.ordered().toList())
          .usingElementComparator(Arrays::compareUnsigned)
          .containsExactlyElementsOf(
              Arrays.stream(shuffle.places()).mapToObj(tickets::get).toList());
    }
  }

  /** The values of RFC 6962's own test tree, sorted, which is the order of its leaves. */
  @Test
  void theEmptyTreeHasTheHashOfNothing() {
    assertThat(HexFormat.of().formatHex(MerkleTree.root(Tickets.ofBytes(new byte[0]))))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void theOrderInWhichEntriesCameDoesNotMatter() {
    List<UUID> entries = new ArrayList<>(entries(100, 1));
    Shuffle one = Shuffle.of(seed(1), NO_BEACON, Tickets.ofEntries(entries));
    Collections.reverse(entries);
    Shuffle other = Shuffle.of(seed(1), NO_BEACON, Tickets.ofEntries(entries));

    assertThat(other.ordered()).isEqualTo(one.ordered());
    assertThat(other.root()).isEqualTo(one.root());
  }

  @Test
  void seedEntriesAndBeaconEachChangeTheOrder() {
    List<UUID> entries = entries(50, 1);
    Tickets order = Shuffle.of(seed(1), NO_BEACON, Tickets.ofEntries(entries)).ordered();
    List<UUID> oneLess = entries.subList(0, 49);
    Tickets ofLess = Shuffle.of(seed(1), NO_BEACON, Tickets.ofEntries(oneLess)).ordered();

    assertThat(Shuffle.of(seed(2), NO_BEACON, Tickets.ofEntries(entries)).ordered())
        .isNotEqualTo(order);
    assertThat(Shuffle.of(seed(1), new byte[16], Tickets.ofEntries(entries)).ordered())
        .isNotEqualTo(order);
    assertThat(ofLess.toList().getFirst()).isNotEqualTo(order.toList().getFirst());
  }

  @Test
  void aTicketIsTheHashOfTheEntrysIdInLowerCaseAscii() {
    UUID entry = UUID.fromString("1B4E28BA-2FA1-41D2-883F-0016D3CCA427");
    byte[] expected =
        PlainDraw.sha256(
            "1b4e28ba-2fa1-41d2-883f-0016d3cca427".getBytes(StandardCharsets.US_ASCII));

    assertThat(Tickets.ofEntries(List.of(entry)).hex(0))
        .isEqualTo(HexFormat.of().formatHex(expected));
  }

  /**
   * 10,000 draws of ten entries, each with a seed of its own: how often each entry has each place.
   * The statistic over the table has 81 degrees of freedom; 126.1 is passed once in a thousand
   * times by chance. The seeds are fixed, so it is always the same.
   */
  @Test
  void everyEntryHasEveryPlaceEquallyOften() {
    int draws = 10_000;
    int count = 10;
    Tickets tickets = Tickets.ofEntries(entries(count, 99));
    long[][] seen = new long[count][count];
    for (int draw = 0; draw < draws; draw++) {
      int[] places = Shuffle.of(seed(draw), NO_BEACON, tickets).places();
      for (int place = 0; place < count; place++) {
        seen[places[place]][place]++;
      }
    }
    double expected = (double) draws / count;
    double chiSquare =
        Arrays.stream(seen)
            .flatMapToLong(Arrays::stream)
            .mapToDouble(times -> (times - expected) * (times - expected) / expected)
            .sum();

    assertThat(chiSquare).isBetween(40.0, 126.1);
  }
}
