package io.flashsale.rehearsal;

import static io.flashsale.testing.HttpApi.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalExpiryIT {

  @Test
  void aHoldOfARehearsalThatExpiresIsInNoFigureAndNotInTheChart() {
    SettableClock clock = new SettableClock();
    try (TestStore store = TestStore.open(clock)) {
      var services = store.store().webServices();
      var window =
          new SaleWindow(
              clock.now().minus(Duration.ofHours(1)), clock.now().plus(Duration.ofHours(1)));
      Product product =
          services
              .rehearsals()
              .create(
                  new NewProduct(
                      new ProductDetails("Rehearsal", "", 1, window, 1),
                      1,
                      OpeningMode.FIRST_COME,
                      null,
                      false,
                      true));
      assertThat(store.http().hold(product.id(), "ann@example.com", 1).status()).isEqualTo(201);

      clock.advance(Duration.ofMinutes(3));
      services.holds().releaseDue(product.id());

      assertThat(store.number("SELECT expired FROM products")).isOne();
      assertThat(store.number("SELECT count(*) FROM product_minutes")).isZero();
      var figures = store.http().get("/api/admin/metrics", asAdmin()).json();
      assertThat(figures.path("holdsExpired").asInt()).isZero();
      assertThat(figures.path("chart").valueStream().mapToInt(b -> b.path("expired").asInt()).sum())
          .isZero();
    }
  }

  @Test
  void aHoldOfARehearsalThatExpiresBeginsNoCooldown() {
    SettableClock clock = new SettableClock();
    try (TestStore store = TestStore.open(clock, "COOLDOWN_SECONDS", "600")) {
      var services = store.store().webServices();
      var window =
          new SaleWindow(
              clock.now().minus(Duration.ofHours(1)), clock.now().plus(Duration.ofHours(1)));
      var details = new ProductDetails("Rehearsal", "", 1, window, 1);
      Product rehearsal =
          services
              .rehearsals()
              .create(new NewProduct(details, 9, OpeningMode.FIRST_COME, null, false, true));
      Product real = store.product(9, window.startsAt(), window.endsAt());
      for (Product next : List.of(rehearsal, rehearsal, real, rehearsal)) {
        assertThat(store.http().hold(next.id(), "ann@example.com", 1).status()).isEqualTo(201);
        clock.advance(Duration.ofMinutes(3));
        services.holds().releaseDue(next.id());
      }
      assertThat(store.number("SELECT sum(expired) FROM products")).isEqualTo(4);

      assertThat(store.http().hold(real.id(), "ann@example.com", 1).status()).isEqualTo(201);

      assertThat(store.number("SELECT count(*) FROM cooldowns")).isZero();
    }
  }
}
