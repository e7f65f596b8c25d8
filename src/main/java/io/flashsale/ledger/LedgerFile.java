package io.flashsale.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exported ledger that is replayed without a store: one entry a line, of one product, from the
 * first event on.
 */
public final class LedgerFile {
  private final Lines lines;
  private final LedgerLine parser = new LedgerLine();

  /** The receipts that have not been met yet, by place. */
  private final Deque<Receipt> receipts;

  private final int receiptCount;
  private @Nullable Replay replay;
  private long lineNumber;

  private LedgerFile(InputStream in, List<Receipt> receipts) {
    this.lines = new Lines(in);
    this.receipts =
        new ArrayDeque<>(receipts.stream().sorted(Comparator.comparingLong(Receipt::seq)).toList());
    this.receiptCount = receipts.size();
  }

  /** What became of the replay. */
  public sealed interface Verdict {

    /**
     * Every event is there and follows from the one before.
     *
     * @param receipts how many receipts were found in it
     */
    record Whole(int productId, LedgerHead head, Totals totals, int receipts) implements Verdict {}

    /**
     * It breaks.
     *
     * @param line counted from 1; the last line when something is missing behind it
     * @param seq the place in the chain where it breaks; null when the line has none
     * @param why in words, beginning in lower case, without a full stop
     */
    record Broken(long line, @Nullable Long seq, String why) implements Verdict {}
  }

  /**
   * Replays a ledger; takes as much memory for a million events as for one.
   *
   * @param receipts what shoppers hold of this ledger; hashes in lower-case hex
   * @throws IOException when it cannot be read
   */
  public static Verdict verify(InputStream in, List<Receipt> receipts) throws IOException {
    return new LedgerFile(in, receipts).verify();
  }

  private Verdict verify() throws IOException {
    while (true) {
      lineNumber++;
      Optional<String> line;
      try {
        line = lines.next();
      } catch (CharacterCodingException e) {
        return broken(null, "it is not UTF-8");
      } catch (Lines.LineTooLong e) {
        return broken(null, "it is longer than a line of a ledger");
      }
      if (line.isEmpty()) {
        return end();
      }
      Optional<Verdict> broken = take(line.get());
      if (broken.isPresent()) {
        return broken.get();
      }
    }
  }

  private Optional<Verdict> take(String line) {
    if (line.isBlank()) {
      return Optional.of(broken(null, "it is empty"));
    }
    LedgerEntry entry;
    try {
      entry = parser.parse(line);
    } catch (LedgerLine.NoEntry e) {
      return Optional.of(broken(null, e.why()));
    }
    if (replay == null) {
      replay = new Replay(entry.productId());
    }
    Optional<Flaw> flaw = replay.next(entry);
    if (flaw.isPresent()) {
      return Optional.of(broken(flaw.get().seq(), flaw.get().sentence()));
    }
    return contradicted(entry);
  }

  private Optional<Verdict> contradicted(LedgerEntry entry) {
    while (!receipts.isEmpty() && receipts.element().seq() == entry.seq()) {
      if (!receipts.remove().hash().equals(entry.hash())) {
        return Optional.of(
            broken(
                entry.seq(),
                "a receipt of event %d has another hash: the ledger was rewritten after it was given"
                    .formatted(entry.seq())));
      }
    }
    return Optional.empty();
  }

  private Verdict end() {
    lineNumber--;
    if (replay == null) {
      return new Verdict.Broken(0, null, "there is no event in it");
    }
    if (!receipts.isEmpty()) {
      long seq = receipts.element().seq();
      return broken(
          seq, "a receipt is of event %d, but the ledger ends at %d".formatted(seq, replay.seq()));
    }
    return new Verdict.Whole(replay.productId(), replay.head(), replay.totals(), receiptCount);
  }

  private Verdict broken(@Nullable Long seq, String why) {
    return new Verdict.Broken(lineNumber, seq, why);
  }
}
