package io.flashsale.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static Formats formats(Locale locale, String currency) {
    return new Formats(locale, ZoneId.of("Asia/Kolkata"), Currency.getInstance(currency));
  }

  @Test
  void money_has_the_digits_of_the_stores_currency() {
    assertThat(formats(Locale.UK, "GBP").money(199_990)).isEqualTo("£1,999.90");
    assertThat(formats(Locale.UK, "JPY").money(1_999)).endsWith("1,999");
    assertThat(formats(Locale.UK, "BHD").money(1_999)).endsWith("1.999");
  }

  @Test
  void money_and_numbers_are_written_as_the_locale_does() {
    Formats german = formats(Locale.GERMANY, "EUR");
    assertThat(german.money(199_990)).isEqualTo("1.999,90\u00a0€");
    assertThat(german.number(1_234_567)).isEqualTo("1.234.567");
  }

  @Test
  void times_are_local() {
    Formats formats = formats(Locale.UK, "GBP");
    assertThat(formats.time(Instant.parse("2026-03-14T15:22:30Z"))).isEqualTo("20:52:30");
    assertThat(formats.shortTime(Instant.parse("2026-03-14T15:22:30Z"))).isEqualTo("20:52");
  }

  @Test
  void a_percent_is_all_or_nothing_only_when_it_is() {
    Formats formats = formats(Locale.UK, "GBP");
    assertThat(formats.percent(0)).isEqualTo("0%");
    assertThat(formats.percent(0.000_1)).isEqualTo("1%");
    assertThat(formats.percent(0.999_9)).isEqualTo("99%");
    assertThat(formats.percent(1)).isEqualTo("100%");
  }
}
