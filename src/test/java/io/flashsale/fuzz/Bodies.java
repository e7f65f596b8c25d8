package io.flashsale.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies from schemas: as they should be, nearly so, and not at all. */
final class Bodies {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082");

  private final Chance chance;

  Bodies(Chance chance) {
    this.chance = chance;
  }

  /**
   * A body of JSON.
   *
   * @param spoilt whether something must be wrong with it
   */
  byte[] json(JsonNode schema, boolean spoilt) {
    if (chance.oneIn(7)) {
      return chance.of(Hostile.BODIES);
    }
    List<String> members = new ArrayList<>();
    for (var property : schema.path("properties").properties()) {
      boolean required =
          schema.path("required").toString().contains("\"" + property.getKey() + "\"");
      if (required || chance.oneIn(3)) {
        members.add(member(property.getKey(), value(property.getKey(), property.getValue())));
      }
    }
    if (spoilt) {
      members.removeFirst();
    } else if (!members.isEmpty() && chance.oneIn(2)) {
      nearly(members, schema);
    }
    return ("{" + String.join(",", members) + "}").getBytes(StandardCharsets.UTF_8);
  }

  private void nearly(List<String> members, JsonNode schema) {
    int at = chance.below(members.size());
    String name = chance.of(List.copyOf(schema.path("properties").propertyNames()));
    switch (chance.below(5)) {
      case 0 -> members.remove(at);
      case 1 -> members.add(members.get(at));
      case 2 ->
          members.add(member(chance.of("x", "id", "__proto__", "rehearsal", "sold", ""), "1"));
      default -> members.set(at, member(name, chance.of(Hostile.VALUES)));
    }
  }

  private static String member(String name, String value) {
    return JSON.writeValueAsString(name) + ":" + value;
  }

  private String value(String name, JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      if (chance.oneIn(4)) {
        return "null";
      }
      type = type.path(0);
    }
    return switch (type.asString()) {
      case "integer" -> "" + number(name, schema);
      case "boolean" -> chance.of("true", "false");
      default -> JSON.writeValueAsString(time(name) ? when(name) : text(schema));
    };
  }

  private long number(String name, JsonNode schema) {
    long least = schema.path("minimum").asLong(-1_000_000);
    long most = schema.path("maximum").asLong(1_000_000);
    long usual = name.equals("productId") ? 1 : chance.from(1, 5);
    return switch (chance.below(8)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> chance.from(least, Math.min(most, least + 1_000_000));
      default -> Math.clamp(usual, least, most);
    };
  }

  private static boolean time(String name) {
    return name.startsWith("sale");
  }

  /** A time around now, so that sales are as often live as they are not. */
  private String when(String name) {
    long minutes = name.equals("saleStartsAt") ? chance.from(-100, 3) : chance.from(-3, 100);
    return Instant.now()
        .plus(minutes, ChronoUnit.MINUTES)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  String email() {
    return chance.of("ann", "bob", "cy.d", "Dora+x", "e_f")
        + chance.below(3_000)
        + chance.of("@example.com", "@gmail.com", "@x.example.org");
  }

  /** A text that the schema allows. */
  String text(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").path(chance.below(schema.path("enum").size())).asString();
    }
    String pattern = schema.path("pattern").asString("");
    return switch (schema.path("format").asString("")) {
      case "email" -> email();
      case "uuid" -> new UUID(chance.from(0, 1L << 60), chance.from(0, 1L << 60)).toString();
      case "date-time" -> when("");
      default ->
          pattern.isEmpty()
              ? words(schema)
              : HexFormat.of().formatHex(chance.bytes(chance.of(16, 32, 128)));
    };
  }

  private String words(JsonNode schema) {
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(60);
    int length =
        chance.oneIn(10) ? most : (int) chance.from(Math.max(least, 1), Math.min(most, 40));
    String letter = chance.of("a", "Z", "\u00e9", "\u4e2d", "7", "\ud83d\ude00");
    return letter.repeat(length);
  }

  /** Something that says it is a picture. */
  byte[] file() {
    return switch (chance.below(8)) {
      case 0 -> chance.bytes(chance.below(2_000));
      case 1 -> Arrays.copyOf(PNG, chance.below(PNG.length));
      case 2 -> Arrays.copyOf(PNG, chance.of(300_000, 512 * 1024 + 1));
      case 3 -> chance.of(Hostile.BODIES);
      default -> PNG;
    };
  }
}
