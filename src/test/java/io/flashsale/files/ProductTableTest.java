package io.flashsale.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.files.ProductTable.Mistake;
import io.flashsale.files.ProductTable.Read;
import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products that come in as a table, and rows that are none. */
class ProductTableTest {
  private static final String HEAD =
      "name,description,price,total_stock,sale_starts_at,sale_ends_at,max_per_order,max_per_customer,opening\n";
  private static final ProductTable TABLE =
      new ProductTable(ZoneId.of("Asia/Kolkata"), Currency.getInstance("INR"));

  private static List<NewProduct> products(String csv) throws IOException {
    Read read = TABLE.read(new StringReader(csv));
    assertThat(read).isInstanceOf(Read.Products.class);
    return ((Read.Products) read).all();
  }

  private static List<Mistake> mistakes(String csv) throws IOException {
    Read read = TABLE.read(new StringReader(csv));
    assertThat(read).isInstanceOf(Read.Refused.class);
    return ((Read.Refused) read).mistakes();
  }

  @Test
  void theExampleIsReadAsItIs() throws IOException {
    List<NewProduct> all = products(TABLE.example());

    assertThat(all).hasSize(2);
    assertThat(all.getFirst().details().price()).isEqualTo(19_990);
    assertThat(all.getFirst().details().window().startsAt())
        .as("a time without a zone is the desk's")
        .isEqualTo(Instant.parse("2030-01-31T12:30:00Z"));
    assertThat(all.getLast().opening()).isEqualTo(OpeningMode.DRAW);
    assertThat(all.getLast().details().description()).isEqualTo("One of 25, numbered");
    assertThat(all.getLast().details().maxPerCustomer()).isEqualTo(1);
    assertThat(all.getFirst().details().maxPerCustomer()).isNull();
  }

  @Test
  void aMarkColumnsInAnotherOrderAndEmptyLinesAreNoMistake() throws IOException {
    String csv =
        "\uFEFFTotal_Stock,NAME,price,sale_starts_at,sale_ends_at\r\n\r\n"
            + "3,\"Two\nlines\",5,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z\r\n";

    NewProduct product = products(csv).getFirst();

    assertThat(product.totalStock()).isEqualTo(3);
    assertThat(product.details().name()).isEqualTo("Two\nlines");
    assertThat(product.details().maxPerOrder()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                       | name must have
          A,,-1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                     | price must be
          A,,1.999,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                  | price must be
          A,,free,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                   | price must be
          A,,1e15,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                   | price must be
          A,,1e999999999,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,            | price must be
          A,,1,1.5,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                    | total_stock must be
          A,,1,-1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,                     | total_stock must be
          A,,1,1,tomorrow,2030-01-02T00:00:00Z,,,                                  | sale_starts_at must be
          A,,1,1,2030-02-30 10:00,2030-03-02T00:00:00Z,,,                          | sale_starts_at must be
          A,,1,1,2030-01-02T00:00:00Z,2030-01-02T00:00:00Z,,,                      | must be later
          A,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,0,,                     | max_per_order must be
          A,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,x,                     | max_per_customer must be
          A,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,lottery               | opening must be
          A,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z                         | cells
          """)
  void aRowThatIsNoProductIsSaidWithItsLine(String row, String sentence) throws IOException {
    String good = "Good,,1,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,\n";

    List<Mistake> mistakes = mistakes(HEAD + good + row.strip() + "\n" + good);

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.getFirst().line()).isEqualTo(3);
    assertThat(mistakes.getFirst().sentence()).contains(sentence);
  }

  @Test
  void everyBadRowIsSaidAtOnce() throws IOException {
    String bad = "A,,x,1,2030-01-01T00:00:00Z,2030-01-02T00:00:00Z,,,\n";

    assertThat(mistakes(HEAD + bad + bad + bad).stream().map(Mistake::line))
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void whatIsNoTableIsSaid() throws IOException {
    assertThat(mistakes("").getFirst().sentence()).contains("missing");
    assertThat(mistakes(HEAD).getFirst().sentence()).contains("no products");
    assertThat(mistakes("name,colour\n").getFirst().sentence()).contains("missing");
    assertThat(mistakes(HEAD.strip() + ",colour\n").getFirst().sentence()).contains("colour");
    assertThat(mistakes("name,name\nA,B\n")).isNotEmpty();
    assertThat(mistakes(HEAD + "\"never ends\n")).isNotEmpty();
  }
}
