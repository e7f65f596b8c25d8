package io.flashsale.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.draw.DrawCheck.Verdict;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawCheckTest {
  private static final Seed SEED = Seed.random(new SecureRandom());
  private static final List<UUID> ENTRIES = Stream.generate(UUID::randomUUID).limit(20).toList();
  private static final Shuffle SHUFFLE = Shuffle.of(SEED, new byte[0], Tickets.ofEntries(ENTRIES));
  private static final String COMMITMENT = HexFormat.of().formatHex(SEED.commitment());

  private static String verdict(String commitment, Seed seed, String root, Tickets order) {
    var draw = new PublishedDraw(new DrawTerms(commitment, null, null), seed.hex(), root, order);
    return switch (DrawCheck.check(draw)) {
      case Verdict.Sound(int entries) -> "sound " + entries;
      case Verdict.Broken(String sentence) -> sentence;
    };
  }

  private static Tickets reordered(int one, int other) {
    List<byte[]> order = new ArrayList<>(SHUFFLE.ordered().toList());
    Collections.swap(order, one, other);
    return Tickets.of(order);
  }

  @Test
  void anHonestDrawIsSound() {
    assertThat(verdict(COMMITMENT, SEED, SHUFFLE.rootHex(), SHUFFLE.ordered()))
        .isEqualTo("sound 20");
  }

  @Test
  void anotherSeedThanTheCommittedOneIsFound() {
    Seed other = Seed.random(new SecureRandom());
    Shuffle chosen = Shuffle.of(other, new byte[0], Tickets.ofEntries(ENTRIES));
    assertThat(verdict(COMMITMENT, other, chosen.rootHex(), chosen.ordered())).contains("seed");
  }

  @Test
  void twoTicketsInEachOthersPlaceAreFound() {
    assertThat(verdict(COMMITMENT, SEED, SHUFFLE.rootHex(), reordered(3, 17)))
        .contains("belongs elsewhere");
  }

  @Test
  void aTicketThatIsLeftOutOrPutInIsFound() {
    List<byte[]> less = SHUFFLE.ordered().toList().subList(0, 19);
    assertThat(verdict(COMMITMENT, SEED, SHUFFLE.rootHex(), Tickets.of(less))).contains("root");
    List<byte[]> twice = new ArrayList<>(SHUFFLE.ordered().toList());
    twice.set(5, twice.get(6));
    assertThat(verdict(COMMITMENT, SEED, SHUFFLE.rootHex(), Tickets.of(twice))).contains("twice");
  }

  @Test
  void aSeedIsNeverShownAsText() {
    assertThat(SEED.toString()).doesNotContain(SEED.hex()).contains("secret");
  }
}
