package io.flashsale.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit finds at a store that does what no store may: a made-up one, a lie a test. */
class LyingStoreTest {
  private static final int STOCK = 5;

  private HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private int grants = STOCK;
  private int soldAfterwards = STOCK;
  private String status = "confirmed";
  private boolean sameOrder;
  private boolean refusesFirst;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void anHonestStoreIsSound() throws Exception {
    assertThat(failures()).isEmpty();
  }

  @Test
  void moreGrantsThanUnitsAreFound() throws Exception {
    grants = STOCK + 1;

    assertThat(failures()).contains("nothing is oversold");
  }

  @Test
  void aStockThatDoesNotShowWhatWasSoldIsFound() throws Exception {
    soldAfterwards = STOCK - 1;

    assertThat(failures()).contains("sold is what was checked out");
  }

  @Test
  void anOrderThatReadsOtherwiseIsFound() throws Exception {
    status = "expired";

    assertThat(failures()).containsExactly("the orders read as they were answered");
  }

  @Test
  void oneOrderForTwoIsFound() throws Exception {
    sameOrder = true;

    assertThat(failures()).contains("each grant has an order of its own");
  }

  @Test
  void whoIsRefusedBeforeTheUnitsAreGoneIsFound() throws Exception {
    grants = STOCK - 1;
    soldAfterwards = STOCK - 1;

    assertThat(failures())
        .containsExactly("all units went before anybody was told that it is sold out");
  }

  @Test
  void whoIsOvertakenIsCounted() throws Exception {
    refusesFirst = true;

    assertThat(rehearse().overtakings()).isEqualTo(3);
  }

  private List<String> failures() throws RehearsalFailure {
    return rehearse().audit().stream()
        .filter(check -> !check.holds())
        .map(AuditCheck::claim)
        .toList();
  }

  /** One connection, so that requests are answered in the order in which they are sent. */
  private RehearsalReport rehearse() throws RehearsalFailure {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var plan =
        new RehearsalPlan(url, "some-token-0123456789", new Goods.Fresh(STOCK), 10, 1, false, 1);
    return new Rehearsal(plan, _ -> {}).run();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("DELETE")) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    } else if (path.equals("/api/admin/products")) {
      send(exchange, 201, product(STOCK, 0));
    } else if (path.startsWith("/api/products/")) {
      send(exchange, 200, product(STOCK - soldAfterwards, soldAfterwards));
    } else if (path.equals("/api/admin/metrics")) {
      send(exchange, 200, "{\"confirmedOrders\":0}");
    } else if (path.equals("/api/holds")) {
      hold(exchange);
    } else {
      send(exchange, 200, "{\"status\":\"%s\"}".formatted(status));
    }
  }

  private static String product(int live, int sold) {
    return "{\"id\":7,\"totalStock\":%d,\"liveStock\":%d,\"heldStock\":0,\"soldStock\":%d,\"state\":\"live\"}"
        .formatted(STOCK, live, sold);
  }

  private void hold(HttpExchange exchange) throws IOException {
    int number = asked.incrementAndGet() - (refusesFirst ? 3 : 0);
    if (number >= 1 && number <= grants) {
      UUID order = sameOrder ? new UUID(1, 1) : UUID.randomUUID();
      send(exchange, 201, "{\"orderId\":\"%s\"}".formatted(order));
    } else {
      send(exchange, 409, "{\"code\":\"sold_out\"}");
    }
  }

  private static void send(HttpExchange exchange, int code, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
