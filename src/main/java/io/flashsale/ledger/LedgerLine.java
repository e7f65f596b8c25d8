package io.flashsale.ledger;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of an exported ledger; nothing in it is guessed or converted. */
final class LedgerLine {
  private static final Set<String> MEMBERS =
      Set.of(
          "at", "delta", "hash", "orderTicket", "productId", "quantity", "reason", "seq", "type");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A line that is no ledger entry. */
  static final class NoEntry extends Exception {
    private final String why;

    NoEntry(String why) {
      super(why);
      this.why = why;
    }

    /** The reason in words, beginning in lower case, without a full stop. */
    String why() {
      return why;
    }
  }

  LedgerEntry parse(String line) throws NoEntry {
    JsonNode node;
    try {
      node = json.readTree(line);
    } catch (JacksonException e) {
      throw new NoEntry("it is not valid JSON");
    }
    if (!node.isObject()) {
      throw new NoEntry("it is no JSON object");
    }
    checkMembers(node);
    return new LedgerEntry(
        integer(node, "productId"),
        whole(node, "seq"),
        text(node, "type"),
        integer(node, "delta"),
        integer(node, "quantity"),
        node.path("reason").isNull() ? null : text(node, "reason"),
        node.path("orderTicket").isNull() ? null : digest(node, "orderTicket"),
        whole(node, "at"),
        digest(node, "hash"));
  }

  private static void checkMembers(JsonNode node) throws NoEntry {
    Set<String> there = new TreeSet<>(node.propertyNames());
    Set<String> missing = new TreeSet<>(MEMBERS);
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw new NoEntry("\"%s\" is missing".formatted(missing.iterator().next()));
    }
    there.removeAll(MEMBERS);
    if (!there.isEmpty()) {
      throw new NoEntry("an entry has no member \"%s\"".formatted(there.iterator().next()));
    }
  }

  private static long whole(JsonNode node, String name) throws NoEntry {
    JsonNode value = member(node, name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new NoEntry("\"%s\" is no whole number".formatted(name));
    }
    return value.longValue();
  }

  private static int integer(JsonNode node, String name) throws NoEntry {
    long value = whole(node, name);
    if (value != (int) value) {
      throw new NoEntry("\"%s\" is too large".formatted(name));
    }
    return (int) value;
  }

  private static String text(JsonNode node, String name) throws NoEntry {
    JsonNode value = member(node, name);
    if (value == null || !value.isString()) {
      throw new NoEntry("\"%s\" is no text".formatted(name));
    }
    String text = value.stringValue();
    // Half a character has no bytes of its own, so it could stand for another text's hash.
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new NoEntry("\"%s\" has half a character".formatted(name));
    }
    return text;
  }

  private static String digest(JsonNode node, String name) throws NoEntry {
    String text = text(node, name);
    if (!DIGEST.matcher(text).matches()) {
      throw new NoEntry("\"%s\" is not 64 digits of lower-case hex".formatted(name));
    }
    return text;
  }

  private static @Nullable JsonNode member(JsonNode node, String name) {
    return node.get(name);
  }
}
