package io.flashsale.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoDataIT {
  private final SettableClock clock = new SettableClock();
  private TestStore store;

  @BeforeEach
  void openStore() {
    store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
  }

  @AfterEach
  void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  private DemoData demo() {
    return store.store().demo();
  }

  private List<Product> products() {
    return store.store().catalog().all();
  }

  private void advance(Duration time) {
    clock.advance(time);
    store.store().catalog().refresh();
  }

  private void assertDemo(Instant now) {
    assertThat(products())
        .extracting(Product::name)
        .containsExactly(
            "Flash Phone X", "Pro Gaming Mouse", "Noise Cancelling Headphones", "Old Model Laptop");
    assertThat(products())
        .extracting(product -> product.stock().available())
        .containsExactly(50, 100, 75, 20);
    assertThat(products())
        .extracting(product -> product.details().price())
        .containsExactly(199_990L, 4_999L, 8_999L, 59_999L);
    assertThat(products())
        .allSatisfy(
            product -> {
              assertThat(product.demo()).isTrue();
              assertThat(product.details().description()).isNotBlank();
            });
    assertThat(products())
        .extracting(product -> product.window().at(now))
        .containsExactly(SaleState.LIVE, SaleState.LIVE, SaleState.LIVE, SaleState.UPCOMING);
    Product phone = products().getFirst();
    assertNear(phone.window().startsAt(), now.minus(Duration.ofHours(1)));
    assertNear(phone.window().endsAt(), now.plus(Duration.ofHours(1)));
    Product laptop = products().getLast();
    assertNear(laptop.window().startsAt(), now.plus(Duration.ofHours(3)));
    assertNear(laptop.window().endsAt(), now.plus(Duration.ofHours(4)));
  }

  private static void assertNear(Instant time, Instant expected) {
    assertThat(Duration.between(time, expected).abs()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void theFirstSeedingMakesThreeLiveProductsAndAnUpcomingOne() {
    demo().seed();

    assertDemo(clock.now());
  }

  @Test
  void seedingAgainMakesNothingTwice() {
    demo().seed();
    demo().seed();

    assertDemo(clock.now());
    assertThat(store.number("SELECT count(*) FROM inventory_events")).isEqualTo(4);
  }

  @Test
  void aDemoProductThatTheAdminTookBackIsMadeAnew() {
    demo().seed();
    int phone = products().getFirst().id();
    String remove = "/api/admin/products/%d/remove".formatted(phone);
    assertThat(store.http().post(remove, null, HttpApi.asAdmin()).status()).isEqualTo(200);

    List<Product> seeded = demo().seed();

    assertThat(seeded).hasSize(4).extracting(Product::id).doesNotContain(phone);
  }

  @Test
  void anEmptyStoreIsNotRenewed() {
    assertThat(demo().renewWhenOver()).isFalse();
    assertThat(products()).isEmpty();
  }

  @Test
  void aDemoThatIsLiveIsLeftAlone() {
    demo().seed();
    List<Instant> before = products().stream().map(p -> p.window().endsAt()).toList();
    advance(Duration.ofMinutes(30));
    assertThat(demo().renewWhenOver()).isFalse();
    // Three hours later the laptop is live, and the others are over.
    advance(Duration.ofHours(3));
    assertThat(demo().renewWhenOver()).isFalse();

    assertThat(products()).extracting(product -> product.window().endsAt()).isEqualTo(before);
  }

  @Test
  void aDemoThatIsOverIsRenewedAndItsOrdersStay() {
    demo().seed();
    HttpApi http = store.http();
    Product phone = products().getFirst();
    Answer bought = http.hold(phone.id(), "ann@example.com", 5);
    String order = "/api/orders/" + bought.json().path("orderId").asString();
    assertThat(http.post(order + "/confirm", null).status()).isEqualTo(200);
    String left = http.hold(phone.id(), "bob@example.com", 2).json().path("orderId").asString();
    advance(Duration.ofDays(3));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                http.get("/api/orders/" + left).json().path("status").asString().equals("expired"));

    assertThat(demo().renewWhenOver()).isTrue();

    assertDemo(clock.now());
    assertThat(products()).hasSize(4);
    assertThat(products().getFirst().id()).isEqualTo(phone.id());
    assertThat(products().getFirst().stock().sold()).isEqualTo(5);
    assertThat(products().getFirst().stock().total()).isEqualTo(55);
    assertThat(http.get(order).json().path("status").asString()).isEqualTo("confirmed");
    assertThat(http.hold(phone.id(), "cat@example.com", 5).status()).isEqualTo(201);
    assertThat(demo().renewWhenOver()).as("it is live again").isFalse();
  }

  @Test
  void aStoreWithAProductOfItsOwnIsNeverRenewed() {
    demo().seed();
    store.product(5, clock.now().minusSeconds(60), clock.now().plusSeconds(60));
    List<Instant> before = products().stream().map(p -> p.window().endsAt()).toList();
    advance(Duration.ofDays(3));

    assertThat(demo().renewWhenOver()).isFalse();

    assertThat(products()).extracting(product -> product.window().endsAt()).isEqualTo(before);
    assertThat(store.number("SELECT count(*) FROM inventory_events")).isEqualTo(5);
  }
}
