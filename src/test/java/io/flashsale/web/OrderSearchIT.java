package io.flashsale.web;

import static io.flashsale.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.Product;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders as the admin finds them again, and their lives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSearchIT {
  private final SettableClock clock = new SettableClock();
  private TestStore store;
  private HttpApi http;
  private Product lamp;
  private Product chair;
  private final List<String> all = new ArrayList<>();
  private String expired;
  private String confirmed;
  private String cancelled;
  private String returned;
  private Instant between;

  @BeforeAll
  void openStore() {
    store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    http = store.http();
    lamp = live();
    chair = live();
    expired = held(lamp, "late@example.com");
    clock.advance(Duration.ofMinutes(3));
    assertThat(store.store().webServices().holds().releaseDue(lamp.id())).isNotNull();
    confirmed = held(lamp, "ann@example.com");
    http.post("/api/orders/" + confirmed + "/confirm", null);
    between = clock.now();
    clock.advance(Duration.ofSeconds(1));
    cancelled = held(chair, "ann+shop@example.com");
    act(cancelled, "cancel");
    returned = held(chair, "bob@example.com");
    http.post("/api/orders/" + returned + "/confirm", null);
    act(returned, "return");
    for (int i = 0; i < 120; i++) {
      held(chair, "crowd" + i + "@example.com");
    }
  }

  @AfterAll
  void closeStore() {
    store.close();
  }

  private Product live() {
    return store.product(
        200, clock.now().minus(Duration.ofHours(1)), clock.now().plus(Duration.ofHours(1)));
  }

  private String held(Product product, String email) {
    String id = http.hold(product.id(), email, 1).json().path("orderId").asString();
    all.addFirst(id);
    return id;
  }

  private void act(String order, String verb) {
    assertThat(
            http.post(
                    "/api/admin/orders/" + order + "/" + verb,
                    "{\"reason\":\"a test\"}",
                    HttpApi.asAdmin())
                .status())
        .isEqualTo(200);
  }

  private Answer page(String query) {
    return http.get("/api/admin/orders?" + query, HttpApi.asAdmin());
  }

  private static List<String> ids(JsonNode page) {
    return page.path("orders").valueStream().map(order -> order.path("id").asString()).toList();
  }

  private List<String> allPages(String query) {
    List<String> found = new ArrayList<>();
    JsonNode page = page(query).json();
    found.addAll(ids(page));
    while (!page.path("next").isNull()) {
      page = page(query + "&before=" + page.path("next").asString()).json();
      found.addAll(ids(page));
    }
    return found;
  }

  @Test
  void allOrdersComePageByPageEachOnce() {
    assertThat(ids(page("").json())).hasSize(100);
    assertThat(allPages(""))
        .containsExactlyInAnyOrderElementsOf(all)
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void theOrdersOfAProductAreFoundThroughItsLedger() {
    assertThat(allPages("product=" + lamp.id())).containsExactly(confirmed, expired);
    assertThat(allPages("product=" + chair.id())).hasSize(122).contains(cancelled, returned);
    assertThat(allPages("product=" + chair.id() + "&status=returned")).containsExactly(returned);
  }

  @Test
  void everyStatusIsFound() {
    assertThat(allPages("status=expired")).containsExactly(expired);
    assertThat(allPages("status=confirmed")).containsExactly(confirmed);
    assertThat(allPages("status=cancelled")).containsExactly(cancelled);
    assertThat(allPages("status=returned")).containsExactly(returned);
    assertThat(allPages("status=pending")).hasSize(120);
  }

  @Test
  void aCustomerIsFoundByAnyWritingOfTheMailbox() {
    assertThat(allPages("email=Ann@example.com")).containsExactly(cancelled, confirmed);
    assertThat(allPages("email=ann@example.com&product=" + lamp.id())).containsExactly(confirmed);
  }

  @Test
  void timeBoundsTheSearch() {
    Instant after = between.plusMillis(500);
    assertThat(allPages("until=" + after)).containsExactly(confirmed, expired);
    assertThat(allPages("since=" + after)).hasSize(122).doesNotContain(confirmed, expired);
    assertThat(allPages("product=" + lamp.id() + "&since=" + after)).isEmpty();
  }

  @Test
  void theLifeOfAnOrderIsToldInOrder() {
    assertThat(types(expired)).containsExactly("hold_created", "hold_released");
    assertThat(types(confirmed)).containsExactly("hold_created", "order_confirmed");
    assertThat(types(cancelled)).containsExactly("hold_created", "hold_released");
    assertThat(types(returned))
        .containsExactly("hold_created", "order_confirmed", "order_returned");
    assertThat(types(all.getFirst())).containsExactly("hold_created");
  }

  private List<String> types(String order) {
    return http.get("/api/admin/orders/" + order + "/events", HttpApi.asAdmin())
        .json()
        .valueStream()
        .map(event -> event.path("type").asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "product=x",
        "product=0",
        "status=gone",
        "email=nobody",
        "since=today",
        "since=-1000000-01-01T00:00:00Z",
        "before=x",
        "before=018f0000-0000-7000-8000-000000000000"
      })
  void whatCannotBeUnderstoodIsRefused(String query) {
    assertProblem(page(query), 400, "invalid");
  }

  @Test
  void onlyTheAdminLooks() {
    assertProblem(http.get("/api/admin/orders"), 401, "unauthorized");
    assertProblem(http.get("/api/admin/orders/" + confirmed + "/events"), 401, "unauthorized");
  }
}
