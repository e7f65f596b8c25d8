package io.flashsale.draw;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Recomputes a published draw from what was published. */
public final class DrawCheck {
  private DrawCheck() {}

  /** What the recomputing found. */
  public sealed interface Verdict {
    /** Commitment, root and order are what they must be. */
    record Sound(int entries) implements Verdict {}

    /** Something is not what it must be; the sentence says what. */
    record Broken(String sentence) implements Verdict {}
  }

  /** Checks commitment, root and order against each other. */
  public static Verdict check(PublishedDraw draw) {
    HexFormat hex = HexFormat.of();
    Seed seed = Seed.of(hex.parseHex(draw.seed()));
    if (!hex.formatHex(seed.commitment()).equals(draw.terms().commitment())) {
      return new Verdict.Broken("The seed is not the one that was committed to.");
    }
    Tickets order = draw.order();
    Set<String> distinct = new HashSet<>();
    for (int i = 0; i < order.size(); i++) {
      if (!distinct.add(order.hex(i))) {
        return new Verdict.Broken("The ticket at place %d is there twice.".formatted(i + 1));
      }
    }
    String beacon = draw.beaconValue();
    Shuffle again = Shuffle.of(seed, beacon == null ? new byte[0] : hex.parseHex(beacon), order);
    if (!again.rootHex().equals(draw.merkleRoot())) {
      return new Verdict.Broken("The Merkle root is not that of the tickets.");
    }
    int[] places = again.places();
    for (int i = 0; i < places.length; i++) {
      if (places[i] != i) {
        return new Verdict.Broken("The ticket at place %d belongs elsewhere.".formatted(i + 1));
      }
    }
    return new Verdict.Sound(order.size());
  }
}
