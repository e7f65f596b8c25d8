package io.flashsale.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventHashTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant AT = Instant.parse("2026-11-22T10:20:30.123456Z");
  private static final UUID ORDER = UUID.fromString("0193a5f0-1111-7222-8333-444455556666");

  @Test
  void itIsTheSha256OfThePreviousHashAndTheSortedJson() throws Exception {
    byte[] previous = sha256(bytes("anything"));

    byte[] hash =
        new EventHash().of(previous, 7, 42, EventType.HOLD_CREATED, -3, 3, null, ORDER, AT);

    String ticket = HexFormat.of().formatHex(sha256(bytes(ORDER.toString())));
    String json =
        "{\"at\":1795342830123456,\"delta\":-3,\"orderTicket\":\""
            + ticket
            + "\",\"productId\":7,\"quantity\":3,\"reason\":null,\"seq\":42,"
            + "\"type\":\"hold_created\"}";
    assertThat(hash).isEqualTo(sha256(concat(previous, bytes(json))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initial stock",
        "",
        "a \"quoted\" word, a back\\slash and a /",
        "line\nbreak, tab\t, return\r, feed\f, backspace\b",
        "Ünïcode, 日本語, 😀, \u2028, \u007f"
      })
  void theReasonIsWrittenAsJsonWritesIt(String reason) throws Exception {
    for (EventType type : EventType.values()) {
      byte[] hash =
          new EventHash()
              .of(new byte[32], Integer.MAX_VALUE, 1L << 39, type, 5, 5, reason, null, AT);

      assertThat(hash)
          .isEqualTo(computed(Integer.MAX_VALUE, 1L << 39, type.code(), 5, 5, reason, null));
    }
  }

  @Test
  void aControlCharacterIsEscapedInLowerCaseAsRfc8785Says() throws Exception {
    byte[] hash =
        new EventHash()
            .of(new byte[32], 1, 1, EventType.STOCK_ADDED, 1, 1, "\u001f", null, Instant.EPOCH);

    assertThat(hash)
        .isEqualTo(
            sha256(
                concat(
                    new byte[32],
                    bytes(
                        "{\"at\":0,\"delta\":1,\"orderTicket\":null,\"productId\":1,\"quantity\":1,"
                            + "\"reason\":\"\\u001f\",\"seq\":1,\"type\":\"stock_added\"}"))));
  }

  @Test
  void aChainGoesOnFromItsHeadAndItsReceiptsNameTheEvents() throws Exception {
    Chain chain = new Chain(9, LedgerHead.empty(), AT);

    Receipt first = chain.stockAdded(10, "initial stock");
    Receipt second = chain.holdCreated(ORDER, 2);
    Receipt third = chain.orderConfirmed(ORDER, 2);

    assertThat(first.seq()).isEqualTo(1);
    assertThat(first.hash())
        .isEqualTo(hex(computed(9, 1, "stock_added", 10, 10, "initial stock", null)));
    byte[] hold =
        sha256(
            concat(
                HexFormat.of().parseHex(first.hash()),
                json(9, 2, "hold_created", -2, 2, null, ORDER)));
    assertThat(second).isEqualTo(new Receipt(2, hex(hold)));
    assertThat(third)
        .isEqualTo(
            new Receipt(
                3, hex(sha256(concat(hold, json(9, 3, "order_confirmed", 0, 2, null, ORDER))))));
    assertThat(chain.head()).isEqualTo(new LedgerHead(3, HexFormat.of().parseHex(third.hash())));
  }

  private static byte[] computed(
      int productId,
      long seq,
      String type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID order)
      throws Exception {
    return sha256(concat(new byte[32], json(productId, seq, type, delta, quantity, reason, order)));
  }

  private static byte[] json(
      int productId,
      long seq,
      String type,
      int delta,
      int quantity,
      @Nullable String reason,
      @Nullable UUID order)
      throws Exception {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("productId", productId);
    members.put("seq", seq);
    members.put("type", type);
    members.put("delta", delta);
    members.put("quantity", quantity);
    members.put("reason", reason);
    members.put("orderTicket", order == null ? null : hex(sha256(bytes(order.toString()))));
    members.put("at", ChronoUnit.MICROS.between(Instant.EPOCH, AT));
    return JSON.writeValueAsBytes(members);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
