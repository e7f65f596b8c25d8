package io.flashsale.console.products;

import io.flashsale.console.products.Field.Bad;
import io.flashsale.console.products.Field.Good;
import io.flashsale.console.products.Field.Parsed;
import io.flashsale.console.view.Formats;
import io.flashsale.product.ProductDetails;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a product's form, with the same bounds that the HTTP API has. */
final class Parsers {
  /** How a point in time is typed and shown: the same everywhere, and in order of size. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter TIME_WITH_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final Formats formats;

  Parsers(Formats formats) {
    this.formats = formats;
  }

  Parsed<String> name(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return new Bad<>("A product needs a name.");
    }
    return name.codePointCount(0, name.length()) > ProductDetails.NAME_MAX
        ? new Bad<>("A name has %d characters at most.".formatted(ProductDetails.NAME_MAX))
        : printable(name);
  }

  Parsed<String> description(String text) {
    String words = text.strip();
    return words.codePointCount(0, words.length()) > ProductDetails.DESCRIPTION_MAX
        ? new Bad<>(
            "A description has %s characters at most."
                .formatted(formats.number(ProductDetails.DESCRIPTION_MAX)))
        : printable(words);
  }

  private static Parsed<String> printable(String text) {
    boolean odd =
        text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    return odd ? new Bad<>("There are characters that cannot be printed.") : new Good<>(text);
  }

  Parsed<Long> price(String text) {
    OptionalLong price = formats.parseAmount(text);
    if (price.isEmpty()) {
      return new Bad<>("A price is a number such as %s.".formatted(formats.amount(4_999)));
    }
    return price.getAsLong() > ProductDetails.PRICE_MAX
        ? new Bad<>("A price is %s at most.".formatted(formats.money(ProductDetails.PRICE_MAX)))
        : new Good<>(price.getAsLong());
  }

  Parsed<Integer> stock(String text) {
    return whole(text, 0, ProductDetails.STOCK_MAX);
  }

  Parsed<Integer> maxPerOrder(String text) {
    return whole(text, 1, ProductDetails.MAX_PER_ORDER_MAX);
  }

  /** Nothing means no limit. */
  Parsed<Integer> maxPerCustomer(String text) {
    return text.isBlank() ? new Good<>(null) : whole(text, 1, ProductDetails.MAX_PER_ORDER_MAX);
  }

  private Parsed<Integer> whole(String text, int least, int most) {
    OptionalLong number = formats.parseNumber(text);
    return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
        ? new Good<>((int) number.getAsLong())
        : new Bad<>(
            "A whole number from %s to %s.".formatted(formats.number(least), formats.number(most)));
  }

  Parsed<Instant> time(String text) {
    LocalDateTime local = local(text.strip());
    if (local == null || local.getYear() < 1970 || local.getYear() > 9999) {
      return new Bad<>("A day and a time such as 18:00.");
    }
    ZoneId zone = formats.zone();
    return zone.getRules().getValidOffsets(local).isEmpty()
        ? new Bad<>("The clocks are put forward over this time: there is none such.")
        : new Good<>(local.atZone(zone).toInstant());
  }

  private static @Nullable LocalDateTime local(String text) {
    for (DateTimeFormatter format : new DateTimeFormatter[] {TIME, TIME_WITH_SECONDS}) {
      try {
        return LocalDateTime.parse(text, format);
      } catch (DateTimeParseException e) {
        // The next one may do.
      }
    }
    return null;
  }

  /** The time as it is typed. */
  String shown(Instant time) {
    LocalDateTime local = LocalDateTime.ofInstant(time, formats.zone());
    return (local.getSecond() == 0 ? TIME : TIME_WITH_SECONDS).format(local);
  }
}
