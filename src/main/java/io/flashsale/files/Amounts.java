package io.flashsale.files;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Numbers, money and times of a report as its reader writes them. Used by one thread. */
final class Amounts {
  private final NumberFormat number;
  private final NumberFormat money;
  private final int digits;
  private final Locale locale;
  private final ZoneId zone;

  Amounts(Locale locale, ZoneId zone, Currency currency) {
    this.locale = locale;
    this.zone = zone;
    this.number = NumberFormat.getIntegerInstance(locale);
    this.money = NumberFormat.getCurrencyInstance(locale);
    this.digits = Math.max(0, currency.getDefaultFractionDigits());
    money.setCurrency(currency);
    money.setMinimumFractionDigits(digits);
    money.setMaximumFractionDigits(digits);
  }

  String number(long value) {
    return plain(number.format(value));
  }

  String money(long minorUnits) {
    return plain(money.format(BigDecimal.valueOf(minorUnits, digits)));
  }

  String day(LocalDate day) {
    return plain(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(locale).format(day));
  }

  String time(Instant at) {
    return plain(
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(locale)
            .format(at.atZone(zone)));
  }

  /** Locales know spaces that the font of the reports has no picture for. */
  static String plain(String text) {
    return text.replace('\u202F', ' ').replace('\u00A0', ' ');
  }
}
