package io.flashsale;

import io.flashsale.ledger.LedgerFile;
import io.flashsale.ledger.LedgerFile.Verdict;
import io.flashsale.ledger.Receipt;
import io.flashsale.ledger.Totals;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Replays an exported ledger without a store, and says whether it is whole or where it breaks.
 *
 * <p>Exit codes: 0 for a whole ledger, 1 for one that breaks, 2 when it could not be looked at.
 */
final class VerifyLedgerCommand {
  static final String NAME = "verify-ledger";

  private static final int WHOLE = 0;
  private static final int BROKEN = 1;
  private static final int NOT_LOOKED_AT = 2;
  private static final String STDIN = "-";
  private static final Pattern RECEIPT = Pattern.compile("([1-9][0-9]{0,11}):([0-9a-fA-F]{64})");

  private final String file;
  private final List<String> receipts;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  VerifyLedgerCommand(
      String file, List<String> receipts, InputStream in, PrintStream out, PrintStream err) {
    this.file = file;
    this.receipts = receipts;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** What the command line may say. */
  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME).mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(
            "Replay an exported ledger without a store: exit 0 when it is whole, 1 when it"
                + " breaks.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("FILE")
            .type(String.class)
            .description("the export, an entry a line; - for the standard input")
            .build());
    spec.addOption(
        OptionSpec.builder("--receipt")
            .paramLabel("SEQ:HASH")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description("what a shopper holds of it; may be given again and again")
            .build());
    return spec;
  }

  static VerifyLedgerCommand of(ParseResult parsed) {
    return new VerifyLedgerCommand(
        parsed.matchedPositionalValue(0, STDIN),
        parsed.matchedOptionValue("--receipt", List.of()),
        System.in,
        System.out,
        System.err);
  }

  int run() {
    List<Receipt> held = new ArrayList<>();
    for (String receipt : receipts) {
      Matcher parts = RECEIPT.matcher(receipt);
      if (!parts.matches()) {
        err.println(
            "A receipt is SEQ:HASH, the place of the event and 64 digits of hex, not \"%s\"."
                .formatted(receipt));
        return NOT_LOOKED_AT;
      }
      held.add(
          new Receipt(Long.parseLong(parts.group(1)), parts.group(2).toLowerCase(Locale.ROOT)));
    }
    try {
      return tell(file.equals(STDIN) ? LedgerFile.verify(in, held) : verifyFile(held));
    } catch (NoSuchFileException | InvalidPathException e) {
      err.println("There is no file %s.".formatted(file));
    } catch (IOException e) {
      err.println("The file %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
    return NOT_LOOKED_AT;
  }

  private Verdict verifyFile(List<Receipt> held) throws IOException {
    try (InputStream opened = Files.newInputStream(Path.of(file))) {
      return LedgerFile.verify(opened, held);
    }
  }

  private int tell(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Whole whole -> {
        out.println("ok: " + inWords(whole));
        yield WHOLE;
      }
      case Verdict.Broken(long line, Long seq, String why) -> {
        out.println(
            seq == null
                ? "broken at line %d: %s".formatted(line, why)
                : "broken at line %d, event %d: %s".formatted(line, seq, why));
        yield BROKEN;
      }
    };
  }

  private static String inWords(Verdict.Whole whole) {
    Totals totals = whole.totals();
    return "%d events of product %d, head %s, total %d, available %d, held %d, sold %d%s"
        .formatted(
            whole.head().seq(),
            whole.productId(),
            whole.head(),
            totals.total(),
            totals.available(),
            totals.held(),
            totals.sold(),
            whole.receipts() == 0 ? "" : "; receipts in it: " + whole.receipts());
  }
}
