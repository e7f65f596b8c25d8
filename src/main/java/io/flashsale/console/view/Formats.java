package io.flashsale.console.view;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers, money and times as the operator's desktop writes them. Used by one thread only. */
public final class Formats {
  private final Locale locale;
  private final ZoneId zone;
  private final NumberFormat number;
  private final NumberFormat percent;
  private final NumberFormat money;
  private final NumberFormat amount;
  private final String currency;
  private final int fractionDigits;
  private final DateTimeFormatter time;
  private final DateTimeFormatter shortTime;
  private final DateTimeFormatter dayAndTime;
  private final DateTimeFormatter shortDayAndTime;

  public Formats(Locale locale, ZoneId zone, Currency currency) {
    this.locale = locale;
    this.zone = zone;
    this.number = NumberFormat.getIntegerInstance(locale);
    this.percent = NumberFormat.getPercentInstance(locale);
    this.money = NumberFormat.getCurrencyInstance(locale);
    this.fractionDigits = Math.max(0, currency.getDefaultFractionDigits());
    this.currency = currency.getCurrencyCode();
    this.amount = NumberFormat.getNumberInstance(locale);
    amount.setMinimumFractionDigits(fractionDigits);
    amount.setMaximumFractionDigits(fractionDigits);
    money.setCurrency(currency);
    money.setMinimumFractionDigits(fractionDigits);
    money.setMaximumFractionDigits(fractionDigits);
    this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).localizedBy(locale);
    this.shortTime = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale);
    this.shortDayAndTime =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT)
            .localizedBy(locale);
    this.dayAndTime =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(locale);
  }

  /** The formats of this desktop, for a store's currency. */
  public static Formats ofDesktop(Currency currency) {
    return new Formats(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault(), currency);
  }

  /** The same formats, to be used by another thread than these. */
  public Formats another() {
    return new Formats(locale, zone, Currency.getInstance(currency));
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

  /** An amount in minor units without its currency, as it is typed. */
  public String amount(long minorUnits) {
    return amount.format(BigDecimal.valueOf(minorUnits, fractionDigits));
  }

  /** The currency's code, such as INR. */
  public String currency() {
    return currency;
  }

  /** The amount in minor units that a text is in this locale; empty for what is none. */
  public OptionalLong parseAmount(String text) {
    try {
      BigDecimal value = parse(text);
      return value == null || value.signum() < 0
          ? OptionalLong.empty()
          : OptionalLong.of(value.movePointRight(fractionDigits).longValueExact());
    } catch (ArithmeticException e) {
      // More digits than the currency has, or than a price can have.
      return OptionalLong.empty();
    }
  }

  /** The whole number, not negative, that a text is in this locale; empty for what is none. */
  public OptionalLong parseNumber(String text) {
    try {
      BigDecimal value = parse(text);
      return value == null || value.signum() < 0
          ? OptionalLong.empty()
          : OptionalLong.of(value.longValueExact());
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private @Nullable BigDecimal parse(String text) {
    String typed = text.strip();
    DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
    format.setParseBigDecimal(true);
    ParsePosition position = new ParsePosition(0);
    Object value = format.parse(typed, position);
    boolean whole = !typed.isEmpty() && position.getIndex() == typed.length();
    return whole && value instanceof BigDecimal number ? number : null;
  }

  /** The time of day, with seconds. */
  public String time(Instant at) {
    return time.format(at.atZone(zone));
  }

  /** The time of day, without seconds. */
  public String shortTime(Instant at) {
    return shortTime.format(at.atZone(zone));
  }

  /** Day and time, in digits only where the locale has such. */
  public String shortDayAndTime(Instant at) {
    return shortDayAndTime.format(at.atZone(zone));
  }

  public String dayAndTime(Instant at) {
    return dayAndTime.format(at.atZone(zone));
  }
}
