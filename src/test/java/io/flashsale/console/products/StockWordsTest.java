package io.flashsale.console.products;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.view.Formats;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.product.Product;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleWindow;
import io.flashsale.product.Stock;
import io.flashsale.product.StockPlan;
import io.flashsale.product.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockWordsTest {
  private static final Instant NOW = Instant.parse("2026-03-14T15:22:30Z");

  private final StockWords words =
      new StockWords(new Formats(Locale.US, ZoneId.of("UTC"), Currency.getInstance("EUR")));
  private final Product product =
      ProductFixtures.product(1, "Lamp", 100, 20, new SaleWindow(NOW, NOW.plusSeconds(60)))
          .moved(new Stock(20, 5, 7, 8), Tally.NONE, LedgerHead.empty());

  @ParameterizedTest
  @CsvSource({"25, 5, 0", "20, 0, 0", "15, -5, 0", "14, -5, 1", "8, -5, 7", "0, -5, 15"})
  void a_plan_takes_what_is_available_and_has_the_rest_drain(int target, int now, int drain) {
    assertThat(StockPlan.of(product.stock(), target)).isEqualTo(new StockPlan(now, drain));
  }

  @Test
  void says_what_a_cut_means_for_each_kind_of_unit() {
    assertThat(words.meaning(product, 25)).isEqualTo("5 units more can be sold at once.");
    assertThat(words.meaning(product, 20)).isEqualTo("This is what it has.");
    assertThat(words.meaning(product, 19)).isEqualTo("1 unit of the available go at once.");
    assertThat(words.meaning(product, 10))
        .isEqualTo(
            "5 units of the available go at once. 5 units of 7 held go as their holds lapse; who"
                + " checks out keeps theirs.");
    assertThat(words.meaning(product, 6))
        .endsWith("2 units are sold and go only if their orders are returned.");
  }
}
