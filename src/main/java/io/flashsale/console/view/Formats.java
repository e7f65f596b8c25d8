package io.flashsale.console.view;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Numbers, money and times as the operator's desktop writes them. Used by the FX thread only. */
public final class Formats {
  private final Locale locale;
  private final ZoneId zone;
  private final NumberFormat number;
  private final NumberFormat percent;
  private final NumberFormat money;
  private final int fractionDigits;
  private final DateTimeFormatter time;
  private final DateTimeFormatter shortTime;
  private final DateTimeFormatter dayAndTime;

  public Formats(Locale locale, ZoneId zone, Currency currency) {
    this.locale = locale;
    this.zone = zone;
    this.number = NumberFormat.getIntegerInstance(locale);
    this.percent = NumberFormat.getPercentInstance(locale);
    this.money = NumberFormat.getCurrencyInstance(locale);
    this.fractionDigits = Math.max(0, currency.getDefaultFractionDigits());
    money.setCurrency(currency);
    money.setMinimumFractionDigits(fractionDigits);
    money.setMaximumFractionDigits(fractionDigits);
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).localizedBy(locale);
    this.shortTime = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale);
    this.dayAndTime =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(locale);
  }

  /** The formats of this desktop, for a store's currency. */
  public static Formats ofDesktop(Currency currency) {
    return new Formats(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault(), currency);
  }

  public Locale locale() {
    return locale;
  }

  public ZoneId zone() {
    return zone;
  }

  public String number(long value) {
    return number.format(value);
  }

  /** A share between 0 and 1, in whole percent; never 100 % or 0 % unless it is exactly that. */
  public String percent(double share) {
    double shown = share > 0 && share < 0.01 ? 0.01 : share < 1 && share > 0.99 ? 0.99 : share;
    return percent.format(shown);
  }

  /** An amount in minor units, such as cents. */
  public String money(long minorUnits) {
    return money.format(BigDecimal.valueOf(minorUnits, fractionDigits));
  }

  /** The time of day, with seconds. */
  public String time(Instant at) {
    return time.format(at.atZone(zone));
  }

  /** The time of day, without seconds. */
  public String shortTime(Instant at) {
    return shortTime.format(at.atZone(zone));
  }

  public String dayAndTime(Instant at) {
    return dayAndTime.format(at.atZone(zone));
  }
}
