package io.flashsale;

import io.flashsale.draw.Beacon;
import io.flashsale.draw.DrawCheck;
import io.flashsale.draw.DrawCheck.Verdict;
import io.flashsale.draw.DrawTerms;
import io.flashsale.draw.PublishedDraw;
import io.flashsale.draw.Tickets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recomputes a published draw from a file, without a store.
 *
 * <p>Exit codes: 0 when it is sound (and the entry is in it), 1 when it is not, 2 when the file is
 * no draw that was made.
 */
final class VerifyDrawCommand {
  static final String NAME = "verify-draw";

  private static final int SOUND = 0;
  private static final int BROKEN = 1;
  private static final int UNUSABLE = 2;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})*");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String file;
  private final @Nullable String entry;
  private final @Nullable String commitment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param file the answer of {@code GET /api/products/{id}/draw}, saved
   * @param entry the id of an entry whose place is asked for, or null
   * @param commitment the commitment that was noted before the opening, in hex, or null
   */
  VerifyDrawCommand(
      String file,
      @Nullable String entry,
      @Nullable String commitment,
      PrintStream out,
      PrintStream err) {
    this.file = file;
    this.entry = entry;
    this.commitment = commitment;
    this.out = out;
    this.err = err;
  }

  /** What the command line may say. */
  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME).mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(
            "Recompute a published draw without a store: exit 0 when it is sound, 1 when not.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("FILE")
            .type(String.class)
            .description("the saved answer of GET /api/products/{id}/draw")
            .build());
    spec.addOption(option("--entry", "ID", "tell the place of this entry"));
    spec.addOption(
        option("--commitment", "HEX", "the commitment that was noted before the opening"));
    return spec;
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** The command of a parsed command line. */
  static VerifyDrawCommand of(ParseResult command) {
    return new VerifyDrawCommand(
        command.matchedPositionalValue(0, ""),
        command.matchedOptionValue("--entry", null),
        command.matchedOptionValue("--commitment", null),
        System.out,
        System.err);
  }

  int run() {
    if (entry != null && !UUID_TEXT.matcher(entry).matches()) {
      err.println("--entry takes an entry's id, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427.");
      return UNUSABLE;
    }
    PublishedDraw draw;
    try {
      draw = read();
    } catch (Unusable e) {
      err.println(e.getMessage());
      return UNUSABLE;
    }
    if (commitment != null
        && !commitment.toLowerCase(Locale.ROOT).equals(draw.terms().commitment())) {
      out.println("broken: The commitment is another than the one that you noted.");
      return BROKEN;
    }
    return switch (DrawCheck.check(draw)) {
      case Verdict.Broken(String sentence) -> {
        out.println("broken: " + sentence);
        yield BROKEN;
      }
      case Verdict.Sound(int entries) -> {
        out.println("ok: %d entries, root %s".formatted(entries, draw.merkleRoot()));
        yield entry == null ? SOUND : place(draw.order(), UUID.fromString(entry));
      }
    };
  }

  private int place(Tickets order, UUID entryId) {
    int place = order.placeOf(entryId);
    if (place == 0) {
      out.println("The entry is not in this draw.");
      return BROKEN;
    }
    out.println("The entry has place %d of %d.".formatted(place, order.size()));
    return SOUND;
  }

  private static final class Unusable extends Exception {
    Unusable(String sentence) {
      super(sentence);
    }
  }

  private PublishedDraw read() throws Unusable {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(Files.readAllBytes(Path.of(file)));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new Unusable("The file %s cannot be read.".formatted(file));
    } catch (JacksonException e) {
      throw new Unusable("The file %s is no JSON.".formatted(file));
    }
    if (json.has("commitment") && !json.has("order")) {
      throw new Unusable("This draw is not made yet: the file has its commitment only.");
    }
    String beacon = json.has("beacon") ? hex(json, "beacon", HEX) : null;
    Beacon source = beacon == null ? null : new Beacon("published", "published");
    return new PublishedDraw(
        new DrawTerms(hex(json, "commitment", HASH), source, beacon),
        hex(json, "seed", HASH),
        hex(json, "merkleRoot", HASH),
        tickets(json.path("order")));
  }

  private static String hex(JsonNode json, String name, Pattern pattern) throws Unusable {
    String value = json.path(name).asString("");
    if (!pattern.matcher(value).matches()) {
      throw new Unusable("\"%s\" is missing or is not lower-case hex.".formatted(name));
    }
    return value;
  }

  private static Tickets tickets(JsonNode order) throws Unusable {
    if (!order.isArray()) {
      throw new Unusable("\"order\" is missing or is no list.");
    }
    byte[] bytes = new byte[order.size() * Tickets.BYTES];
    for (int i = 0; i < order.size(); i++) {
      String ticket = order.get(i).asString("");
      if (!HASH.matcher(ticket).matches()) {
        throw new Unusable("The ticket at place %d is not 32 bytes in hex.".formatted(i + 1));
      }
      System.arraycopy(HexFormat.of().parseHex(ticket), 0, bytes, i * Tickets.BYTES, Tickets.BYTES);
    }
    return Tickets.ofBytes(bytes);
  }
}
