package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.draw.Seed;
import io.flashsale.draw.Shuffle;
import io.flashsale.draw.Tickets;
import io.flashsale.rehearsal.StoreClient.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines that were not served as they should be, and draws that were not made so. */
class LineAuditTest {
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  /** A draw as it is published; the commitment is that of 32 zeros. */
  private static final String DRAW =
      """
      {"commitment":"66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
       "seed":"%s","merkleRoot":"%s","order":["%s"]}
      """;

  private static Waiter waiter(int place, String state, @Nullable Instant offered) {
    Waiter waiter =
        new Waiter(
            json(
                "{\"entryId\":\"e%d\",\"state\":\"waiting\",\"place\":%d}".formatted(place, place)),
            place,
            place);
    String order = offered == null ? "" : ",\"orderId\":\"o%d\"".formatted(place);
    waiter.see(json("{\"state\":\"%s\"%s}".formatted(state, order)), 1_000_000L * place);
    if (offered != null) {
      waiter.seeOrder(json("{\"createdAt\":\"%s\"}".formatted(offered)));
    }
    return waiter;
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  @Test
  void aLineThatIsServedInItsOrderHasNobodyOvertaken() {
    List<Waiter> line =
        List.of(
            waiter(1, "taken", NOON),
            waiter(2, "left", null),
            waiter(3, "lapsed", NOON),
            waiter(4, "offered", NOON.plusSeconds(1)),
            waiter(5, "waiting", null));

    assertThat(LineFigures.overtakings(line)).isZero();
    assertThat(LineFigures.served(line)).isEqualTo(0.6);
  }

  @Test
  void whoHasItsOfferAfterSomebodyBehindItWasOvertaken() {
    List<Waiter> line =
        List.of(
            waiter(1, "taken", NOON.plusMillis(2)),
            waiter(2, "taken", NOON.plusMillis(1)),
            waiter(3, "taken", NOON.plusMillis(1)));

    assertThat(LineFigures.overtakings(line)).isOne();
  }

  @Test
  void whoStillWaitsWhenSomebodyBehindItHadAnOfferWasOvertaken() {
    List<Waiter> line = List.of(waiter(1, "waiting", null), waiter(2, "taken", NOON));

    assertThat(LineFigures.overtakings(line)).isOne();
    assertThat(failed(line, 0)).containsExactly("nobody in line was overtaken");
  }

  @Test
  void unitsThatLieWhileSomebodyWaitsAndPlacesThatAreSharedAreFound() {
    List<Waiter> line = List.of(waiter(1, "waiting", null), waiter(1, "waiting", null));

    assertThat(failed(line, 1))
        .containsExactly("nobody shares a place", "no unit lies while somebody waits");
  }

  private static List<String> failed(List<Waiter> line, int live) {
    LineReport report =
        new LineReport(
            line.size(), 0, 0, 0, 0, 0, 0, 0, LineFigures.overtakings(line), 0, 0, List.of());
    Shelf after = new Shelf(1, live, live, 0, 0, "live", false, Duration.ZERO);
    return new LineAudit(line, report, after)
        .run().stream().filter(check -> !check.holds()).map(AuditCheck::claim).toList();
  }

  @Test
  void waitsCountFromTheOpeningForWhoWasThereBefore() {
    List<Waiter> line = new ArrayList<>();
    for (int place = 1; place <= 20; place++) {
      line.add(waiter(place, "taken", NOON));
    }

    assertThat(LineFigures.waitMillis(line, 1_000_000, 50)).isEqualTo(9);
    assertThat(LineFigures.waitMillis(line, 1_000_000, 95)).isEqualTo(18);
    assertThat(LineFigures.waitMillis(List.of(), 0, 95)).isZero();
  }

  @Test
  void sharesAreToldOfEachTenth() {
    List<Integer> hundred = IntStream.range(0, 100).boxed().toList();

    assertThat(Shares.ofTenths(hundred, number -> number < 25))
        .containsExactly(1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(Shares.ofTenths(hundred.subList(0, 9), number -> true)).isEmpty();
    assertThat(IntStream.range(0, 10).filter(i -> Shares.has(i, 0.3)).count()).isEqualTo(3);
  }

  @Test
  void aDrawIsSoundOnlyAsItWasPublished() {
    ObjectNode draw = (ObjectNode) json(published());
    assertThat(DrawAudit.of(draw).faults()).isEmpty();
    assertThat(DrawAudit.of(draw).placeOf("nobody")).isZero();

    ObjectNode swapped = draw.deepCopy();
    List<String> order = new ArrayList<>();
    draw.path("order").forEach(ticket -> order.add(ticket.asString()));
    swapped.putArray("order").add(order.get(1)).add(order.get(0)).add(order.get(2));
    assertThat(DrawAudit.of(swapped).faults()).containsExactly("a ticket is not where it belongs");

    ObjectNode fewer = draw.deepCopy();
    fewer.putArray("order").add(order.get(0)).add(order.get(1));
    assertThat(DrawAudit.of(fewer).faults()).contains("the root is not that of the tickets");

    ObjectNode otherSeed = draw.deepCopy();
    otherSeed.put("seed", "01".repeat(32));
    assertThat(DrawAudit.of(otherSeed).faults())
        .contains("the seed is not the one that was committed to");

    assertThat(DrawAudit.of(json("{\"order\":[\"zz\"]}")).faults())
        .containsExactly("what is published is no draw");
  }

  /** A draw of three entries by the store, whose seed is zeros. */
  private static String published() {
    Seed seed = Seed.of(new byte[32]);
    List<UUID> ids = List.of(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3));
    var shuffle = Shuffle.of(seed, new byte[0], Tickets.ofEntries(ids));
    String order =
        shuffle.ordered().hex(0)
            + "\",\""
            + shuffle.ordered().hex(1)
            + "\",\""
            + shuffle.ordered().hex(2);
    return DRAW.formatted("00".repeat(32), shuffle.rootHex(), order);
  }
}
