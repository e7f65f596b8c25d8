package io.flashsale.files;

import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads products from CSV. Every row is looked at before anything is made of any, and each that
 * cannot be a product is named with its line.
 */
public final class ProductTable {

  /** How many products one file may have. */
  public static final int ROWS_MAX = 5_000;

  private static final List<String> NEEDED =
      List.of("name", "price", "total_stock", "sale_starts_at", "sale_ends_at");
  private static final List<String> OPTIONAL =
      List.of("description", "max_per_order", "max_per_customer", "opening");
  private static final int LAST_YEAR = 9999;

  private final ZoneId zone;
  private final int digits;

  /**
   * @param zone of times that name none
   * @param currency of the prices, which are in its units, such as 199.90
   */
  public ProductTable(ZoneId zone, Currency currency) {
    this.zone = zone;
    this.digits = Math.max(0, currency.getDefaultFractionDigits());
  }

  /** What was read. */
  public sealed interface Read {
    /** Every row is a product. */
    record Products(List<NewProduct> all) implements Read {}

    /** Some rows are none; nothing is made of any. */
    record Refused(List<Mistake> mistakes) implements Read {}
  }

  /**
   * Why a row is no product.
   *
   * @param line of the file where the row begins, from 1
   * @param sentence what is wrong and what it should be
   */
  public record Mistake(long line, String sentence) {}

  private static final class Wrong extends Exception {
    Wrong(String sentence) {
      super(sentence);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** A file to begin with, which is read as it is. */
  public String example() {
    return """
    name,description,price,total_stock,sale_starts_at,sale_ends_at,max_per_order,max_per_customer,opening
    Desk lamp,Warm light,%s,100,2030-01-31 18:00,2030-01-31 20:00,5,,first-come
    Signed print,"One of 25, numbered",%s,25,2030-01-31T18:00:00Z,2030-01-31T20:00:00Z,1,1,draw
    """
        .formatted(BigDecimal.valueOf(199_90, digits), BigDecimal.valueOf(49_00, digits));
  }

  /** Reads all rows; throws only when the stream does. */
  public Read read(Reader csv) throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    List<NewProduct> products = new ArrayList<>();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (CSVParser rows = format.parse(withoutMark(csv))) {
      String wrongHead = wrongHead(rows.getHeaderNames());
      if (wrongHead != null) {
        return new Read.Refused(List.of(new Mistake(1, wrongHead)));
      }
      long line = rows.getCurrentLineNumber() + 1;
      for (CSVRecord row : rows) {
        if (products.size() + mistakes.size() == ROWS_MAX) {
          mistakes.add(new Mistake(line, "A file may have %,d products.".formatted(ROWS_MAX)));
          break;
        }
        read(row, line, products, mistakes);
        line = rows.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      mistakes.add(new Mistake(1, "The file is no CSV: " + e.getMessage()));
    }
    if (mistakes.isEmpty() && products.isEmpty()) {
      mistakes.add(new Mistake(1, "The file has no products."));
    }
    return mistakes.isEmpty()
        ? new Read.Products(List.copyOf(products))
        : new Read.Refused(List.copyOf(mistakes));
  }

  /** Spreadsheets put a byte order mark at the beginning. */
  private static Reader withoutMark(Reader csv) throws IOException {
    var marked = new PushbackReader(csv, 1);
    int first = marked.read();
    if (first >= 0 && first != '\uFEFF') {
      marked.unread(first);
    }
    return marked;
  }

  private static @Nullable String wrongHead(List<String> names) {
    Set<String> given = new TreeSet<>();
    names.forEach(name -> given.add(name.toLowerCase(Locale.ROOT)));
    for (String needed : NEEDED) {
      if (!given.contains(needed)) {
        return "The first line must name the columns; \"%s\" is missing.".formatted(needed);
      }
    }
    NEEDED.forEach(given::remove);
    OPTIONAL.forEach(given::remove);
    return given.isEmpty() ? null : "There is no column \"%s\".".formatted(given.iterator().next());
  }

  private void read(CSVRecord row, long line, List<NewProduct> products, List<Mistake> mistakes) {
    if (!row.isConsistent()) {
      mistakes.add(
          new Mistake(
              line, "It has %d cells, not as many as the first line.".formatted(row.size())));
      return;
    }
    try {
      products.add(product(row));
    } catch (Wrong e) {
      mistakes.add(new Mistake(line, e.sentence()));
    }
  }

  private NewProduct product(CSVRecord row) throws Wrong {
    Instant starts = time(row, "sale_starts_at");
    Instant ends = time(row, "sale_ends_at");
    if (!starts.isBefore(ends)) {
      throw new Wrong("sale_ends_at must be later than sale_starts_at.");
    }
    ProductDetails details =
        new ProductDetails(
            text(row, "name", 1, ProductDetails.NAME_MAX),
            text(row, "description", 0, ProductDetails.DESCRIPTION_MAX),
            price(row),
            new SaleWindow(starts, ends),
            cell(row, "max_per_order").isEmpty()
                ? ProductDetails.MAX_PER_ORDER_DEFAULT
                : number(row, "max_per_order", 1, ProductDetails.MAX_PER_ORDER_MAX),
            cell(row, "max_per_customer").isEmpty()
                ? null
                : number(row, "max_per_customer", 1, ProductDetails.MAX_PER_ORDER_MAX));
    int stock = number(row, "total_stock", 0, ProductDetails.STOCK_MAX);
    return new NewProduct(details, stock, opening(row), false);
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) ? row.get(column) : "";
  }

  private static String text(CSVRecord row, String column, int least, int most) throws Wrong {
    String text = cell(row, column).strip();
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw new Wrong("%s must have %d to %d characters.".formatted(column, least, most));
    }
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw new Wrong("%s has characters that cannot be printed.".formatted(column));
    }
    return text;
  }

  private static int number(CSVRecord row, String column, int least, int most) throws Wrong {
    String text = cell(row, column);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: out of range and not a number read the same.
    }
    throw new Wrong(
        "%s must be a whole number from %d to %d, but is \"%s\"."
            .formatted(column, least, most, text));
  }

  private long price(CSVRecord row) throws Wrong {
    String text = cell(row, "price");
    try {
      long price = new BigDecimal(text).movePointRight(digits).longValueExact();
      if (price >= 0 && price <= ProductDetails.PRICE_MAX) {
        return price;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Falls through: no amount, one with too many digits and one out of range read the same.
    }
    throw new Wrong(
        "price must be an amount such as %s, but is \"%s\"."
            .formatted(BigDecimal.valueOf(199_90, digits), text));
  }

  private Instant time(CSVRecord row, String column) throws Wrong {
    String text = cell(row, column).replace(' ', 'T');
    Instant time = withOffset(text);
    if (time == null) {
      time = local(text);
    }
    if (time == null
        || time.atZone(zone).getYear() < 1970
        || time.atZone(zone).getYear() > LAST_YEAR) {
      throw new Wrong(
          "%s must be a time such as 2030-01-31 18:00 or 2030-01-31T18:00:00Z, but is \"%s\"."
              .formatted(column, cell(row, column)));
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Instant withOffset(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable Instant local(String text) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static OpeningMode opening(CSVRecord row) throws Wrong {
    String code = cell(row, "opening").toLowerCase(Locale.ROOT);
    if (code.isEmpty()) {
      return OpeningMode.FIRST_COME;
    }
    return Arrays.stream(OpeningMode.values())
        .filter(mode -> mode.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new Wrong("opening must be first-come or draw, but is \"%s\".".formatted(code)));
  }
}
