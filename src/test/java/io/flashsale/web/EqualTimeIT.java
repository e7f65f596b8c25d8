package io.flashsale.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.KeepAliveClient;
import io.flashsale.testing.TestStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A refusal takes as long as any other of its kind: by the clock nobody learns what there is.
 *
 * <p>The kinds are asked for in turns, in an order that chance makes, and their medians compared. A
 * machine that does other things besides spoils a round, so there are some; what one kind takes
 * longer for by itself it takes in all of them.
 */
@Tag("load")
class EqualTimeIT {
  private static final int WARM = 1_500;
  private static final int EACH = 1_500;
  private static final int ROUNDS = 6;

  /** Of the median of all. */
  private static final double MOST_APART = 0.2;

  private static final String TOKEN = TestStore.ADMIN_TOKEN;

  private static TestStore store;
  private static KeepAliveClient client;
  private static String order;
  private static String entry;

  /** Requests that are to be told nothing apart. */
  private record Kind(String name, Supplier<String> request) {}

  @BeforeAll
  static void openStore() throws IOException {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0", "HOLD_SECONDS", "86400");
    client = new KeepAliveClient(store.port());
    int product = store.liveProduct(200).id();
    for (int i = 0; i < 200; i++) {
      order = store.http().hold(product, i + "@example.com", 1).json().path("orderId").asString();
    }
    for (int i = 0; i < 200; i++) {
      entry =
          store.http().join(product, "w" + i + "@example.com", 1).json().path("entryId").asString();
    }
  }

  @AfterAll
  static void closeStore() throws IOException {
    client.close();
    store.close();
  }

  /** An id as the store makes them for orders, of now, that nobody has. */
  private static String likeAnOrders() {
    UUID random = UUID.randomUUID();
    long most =
        Instant.now().toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
    return new UUID(most, random.getLeastSignificantBits()).toString();
  }

  /** All but the last digit of an id that there is. */
  private static String nearly(String id) {
    return id.substring(0, 35) + (id.endsWith("0") ? "1" : "0");
  }

  private static List<Kind> ids(String method, String address, String ofTheOtherKind) {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(kind(method, address, "random", () -> UUID.randomUUID().toString()));
    kinds.add(kind(method, address, "of now", EqualTimeIT::likeAnOrders));
    kinds.add(kind(method, address, "nearly an order's", () -> nearly(order)));
    kinds.add(kind(method, address, "nearly an entry's", () -> nearly(entry)));
    kinds.add(kind(method, address, "the other kind's", () -> ofTheOtherKind));
    return kinds;
  }

  private static Kind kind(String method, String address, String name, Supplier<String> id) {
    return new Kind(name, () -> request(method, address.formatted(id.get()), ""));
  }

  private static String request(String method, String address, String header) {
    return method
        + " "
        + address
        + " HTTP/1.1\r\nHost: store.test\r\n"
        + header
        + "Content-Length: 0\r\n\r\n";
  }

  private static Kind token(String name, String token) {
    return new Kind(
        name,
        () -> request("GET", "/api/admin/settings", "Authorization: Bearer " + token + "\r\n"));
  }

  @Test
  void whatIsNoOrderIsNotFoundInEqualTime() throws IOException {
    assertEqual("GET order", 404, ids("GET", "/api/orders/%s", entry));
  }

  @Test
  void whatIsNoOrderIsNotConfirmedInEqualTime() throws IOException {
    assertEqual("confirm order", 404, ids("POST", "/api/orders/%s/confirm", entry));
  }

  @Test
  void whatIsNoEntryIsNotFoundInEqualTime() throws IOException {
    assertEqual("GET entry", 404, ids("GET", "/api/waitlist/%s", order));
  }

  @Test
  void wrongTokensAreRefusedInEqualTimeHoweverMuchOfThemIsRight() throws IOException {
    assertEqual(
        "token",
        401,
        List.of(
            token("all wrong", "x".repeat(TOKEN.length())),
            token("all but the last right", TOKEN.substring(0, TOKEN.length() - 1) + "x"),
            token("half of it", TOKEN.substring(0, TOKEN.length() / 2)),
            token("one letter", "x"),
            token("and more", TOKEN + "x".repeat(200))));
  }

  private static void assertEqual(String what, int status, List<Kind> kinds) throws IOException {
    double[] apart = new double[ROUNDS];
    var _ = medians(kinds, WARM / kinds.size(), status);
    for (int round = 0; round < ROUNDS; round++) {
      double[] medians = medians(kinds, EACH, status);
      double[] sorted = medians.clone();
      Arrays.sort(sorted);
      double middle = sorted[sorted.length / 2];
      apart[round] = (sorted[sorted.length - 1] - sorted[0]) / middle;
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %s | median of %,d each %.0f us; the furthest apart by %.1f %% |",
              what,
              EACH,
              middle,
              100 * apart[round]));
      if (apart[round] <= MOST_APART) {
        return;
      }
    }
    assertThat(Arrays.stream(apart).min().orElseThrow())
        .as("%s: %s, apart in each round", kinds.stream().map(Kind::name).toList(), what)
        .isLessThanOrEqualTo(MOST_APART);
  }

  /** The medians of the kinds in microseconds, asked for in turns. */
  private static double[] medians(List<Kind> kinds, int each, int status) throws IOException {
    double[][] took = new double[kinds.size()][each];
    List<Integer> turns = new ArrayList<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      turns.add(kind);
    }
    var chance = new Random(7);
    for (int i = 0; i < each; i++) {
      Collections.shuffle(turns, chance);
      for (int kind : turns) {
        String request = kinds.get(kind).request().get();
        long before = System.nanoTime();
        int told = client.ask(request).status();
        took[kind][i] = (System.nanoTime() - before) / 1e3;
        assertThat(told).as(kinds.get(kind).name()).isEqualTo(status);
      }
    }
    return Arrays.stream(took).mapToDouble(EqualTimeIT::median).toArray();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
