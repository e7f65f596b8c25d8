package io.flashsale.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.ledger.LedgerFile.Verdict;
import io.flashsale.ledger.LedgerFile.Verdict.Broken;
import io.flashsale.ledger.LedgerFile.Verdict.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerFileTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:20:30.123456Z");
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(2, 2);

  /** Ten units; Ann buys two of them, and Bob's hold of three expires. */
  private static List<String> ledger(int productId) {
    Chain chain = new Chain(productId, LedgerHead.empty(), AT);
    chain.stockAdded(10, "initial \"stock\", tab\t, line\n, 日本語 and 😀");
    chain.holdCreated(ANN, 2);
    chain.holdCreated(BOB, 3);
    chain.orderConfirmed(ANN, 2);
    chain.holdReleased(BOB, 3, "expired");
    chain.stockAdded(-1, null);
    var entries = new LedgerEntries();
    return chain.appended().stream().map(entries::of).map(LedgerEntry::line).toList();
  }

  private static Verdict verify(List<String> lines, Receipt... receipts) throws IOException {
    return verify(String.join("\n", lines) + "\n", receipts);
  }

  private static Verdict verify(String text, Receipt... receipts) throws IOException {
    return LedgerFile.verify(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), List.of(receipts));
  }

  private static List<String> changed(int line, UnaryOperator<String> change) {
    List<String> lines = new ArrayList<>(ledger(7));
    lines.set(line - 1, change.apply(lines.get(line - 1)));
    return lines;
  }

  private static Receipt receipt(int seq) {
    return new Receipt(
        seq, ledger(7).get(seq - 1).replaceAll(".*\"hash\":\"([0-9a-f]+)\".*", "$1"));
  }

  @Test
  void aWholeLedgerIsToldWithItsHeadAndWhatItComesTo() throws IOException {
    assertThat(verify(ledger(7)))
        .isInstanceOfSatisfying(
            Whole.class,
            whole -> {
              assertThat(whole.productId()).isEqualTo(7);
              assertThat(whole.head()).hasToString("6:" + receipt(6).hash());
              assertThat(whole.totals()).isEqualTo(new Totals(9, 7, 0, 2, 3, 2, 1, 1, 0, 0));
              assertThat(whole.totals().pending()).isZero();
            });
  }

  @Test
  void theLastLineNeedsNoEndAndLinesMayEndAsOnWindows() throws IOException {
    assertThat(verify(String.join("\n", ledger(7)))).isInstanceOf(Whole.class);
    assertThat(verify(String.join("\r\n", ledger(7)) + "\r\n")).isInstanceOf(Whole.class);
  }

  @Test
  void receiptsThatAreInTheLedgerAreCounted() throws IOException {
    assertThat(verify(ledger(7), receipt(6), receipt(2), receipt(2)))
        .isInstanceOfSatisfying(Whole.class, whole -> assertThat(whole.receipts()).isEqualTo(3));
  }

  @Test
  void aReceiptWithAnotherHashBreaksTheLedgerAtItsEvent() throws IOException {
    assertThat(verify(ledger(7), receipt(2), new Receipt(4, receipt(3).hash())))
        .isEqualTo(
            new Broken(
                4,
                4L,
                "a receipt of event 4 has another hash: the ledger was rewritten after it was"
                    + " given"));
  }

  @Test
  void aReceiptBehindTheEndShowsThatTheLedgerWasCutShort() throws IOException {
    assertThat(verify(ledger(7).subList(0, 5), receipt(6)))
        .isEqualTo(new Broken(5, 6L, "a receipt is of event 6, but the ledger ends at 5"));
  }

  @Test
  void aMissingEventIsNamed() throws IOException {
    List<String> lines = new ArrayList<>(ledger(7));
    lines.remove(2);
    assertThat(verify(lines)).isEqualTo(new Broken(3, 3L, "event 3 is missing"));
    lines.remove(2);
    assertThat(verify(lines)).isEqualTo(new Broken(3, 3L, "events 3 to 4 are missing"));
    assertThat(verify(ledger(7).subList(3, 6)))
        .isEqualTo(new Broken(1, 1L, "events 1 to 3 are missing"));
  }

  @Test
  void anEventThatIsThereTwiceOrTooLateIsNamed() throws IOException {
    List<String> twice = new ArrayList<>(ledger(7));
    twice.add(3, twice.get(2));
    assertThat(verify(twice)).isEqualTo(new Broken(4, 3L, "event 3 is there twice"));
    List<String> late = new ArrayList<>(ledger(7));
    late.add(4, late.get(1));
    assertThat(verify(late)).isEqualTo(new Broken(5, 2L, "event 2 comes after event 4"));
  }

  @Test
  void anEventOfAnotherProductIsNamed() throws IOException {
    List<String> mixed = new ArrayList<>(ledger(7));
    mixed.set(3, ledger(8).get(3));
    assertThat(verify(mixed))
        .isEqualTo(new Broken(4, 4L, "event 4 is of product 8, those before it of product 7"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '\"at\":1795342830123456', '\"at\":1795342830123457'",
    "2, '\"delta\":-2', '\"delta\":-1'",
    "2, '\"quantity\":2', '\"quantity\":1'",
    "3, '\"orderTicket\":\"', '\"orderTicket\":\"0000'",
    "5, '\"reason\":\"expired\"', '\"reason\":\"cancelled\"'",
    "4, '\"type\":\"order_confirmed\"', '\"type\":\"hold_created\"'",
    "6, '\"hash\":\"', '\"hash\":\"0000'"
  })
  void whateverIsChangedInAnEventItsHashNoLongerFollows(int line, String was, String becomes)
      throws IOException {
    List<String> lines =
        changed(
            line,
            text -> {
              assertThat(text).contains(was);
              String other = text.replace(was, becomes);
              // A digest that is changed at its front is cut at its end, to be as long as before.
              return becomes.endsWith("0000")
                  ? other.replaceAll("(" + was + "[0-9a-f]{64})[0-9a-f]{4}", "$1")
                  : other;
            });
    assertThat(verify(lines))
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.line()).isEqualTo(line);
              assertThat(broken.seq()).isEqualTo(line);
              assertThat(broken.why()).startsWith("the hash of event " + line + " does not follow");
            });
  }

  @Test
  void anEventThatWasForgedWithItsHashBreaksTheNextOne() throws IOException {
    Chain forged = new Chain(7, LedgerHead.empty(), AT);
    forged.stockAdded(11, "initial stock");
    List<String> lines =
        changed(1, text -> new LedgerEntries().of(forged.appended().getFirst()).line());
    assertThat(verify(lines))
        .isEqualTo(
            new Broken(
                2,
                2L,
                "the hash of event 2 does not follow from what it says and the hash of event 1"));
  }

  @Test
  void moreUnitsThanThereAreBreakALedgerWhoseHashesAreRight() throws IOException {
    Chain chain = new Chain(7, LedgerHead.empty(), AT);
    chain.stockAdded(2, null);
    chain.holdCreated(ANN, 3);
    assertThat(verify(lines(chain)))
        .isEqualTo(
            new Broken(2, 2L, "after event 2 there would be -1 available, 3 held and 0 sold of 2"));
    Chain released = new Chain(7, LedgerHead.empty(), AT);
    released.stockAdded(2, null);
    released.holdCreated(ANN, 1);
    released.holdReleased(ANN, 1, "cancelled");
    released.orderConfirmed(ANN, 1);
    assertThat(verify(lines(released)))
        .isInstanceOfSatisfying(
            Broken.class, broken -> assertThat(broken.why()).contains("-1 held"));
  }

  @Test
  void aLedgerBeginsWithTheInitialStock() throws IOException {
    Chain chain = new Chain(7, LedgerHead.empty(), AT);
    chain.orderConfirmed(ANN, 1);
    assertThat(verify(lines(chain)))
        .isEqualTo(new Broken(1, 1L, "the first event is not the initial stock"));
  }

  private static List<String> lines(Chain chain) {
    var entries = new LedgerEntries();
    return chain.appended().stream().map(entries::of).map(LedgerEntry::line).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"at":1                     | it is not valid JSON
          no JSON                     | it is not valid JSON
          []                          | it is no JSON object
          7                           | it is no JSON object
          {}                          | "at" is missing
          {"at":1,"at":2}             | it is not valid JSON
          {"at":{"a":{"b":{"c":1}}}}  | it is not valid JSON
          ''                          | it is empty
          """)
  void aLineThatIsNoEntryBreaksTheLedgerThere(String line, String why) throws IOException {
    assertThat(verify(changed(4, text -> line))).isEqualTo(new Broken(4, null, why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "delta":-2      | "delta":"-2"        | "delta" is no whole number
          "delta":-2      | "delta":-2.0        | "delta" is no whole number
          "delta":-2      | "delta":null        | "delta" is no whole number
          "delta":-2      | "delta":-3000000000 | "delta" is too large
          "seq":2         | "seq":99999999999999999999 | "seq" is no whole number
          "productId":7   | "productId":true    | "productId" is no whole number
          "reason":null   | "reason":5          | "reason" is no text
          "reason":null   | "reason":"\\ud800"  | "reason" has half a character
          "orderTicket":" | "orderTicket":"x    | "orderTicket" is not 64 digits of lower-case hex
          "hash":"        | "hash":"A           | "hash" is not 64 digits of lower-case hex
          "seq":2         | "seq":2,"email":"a" | an entry has no member "email"
          "quantity":2    | "q":2               | "quantity" is missing
          """)
  void aMemberThatIsNotAsTheStoreWritesItIsNamed(String was, String becomes, String why)
      throws IOException {
    assertThat(verify(changed(2, text -> text.replace(was, becomes))))
        .isEqualTo(new Broken(2, null, why));
  }

  @Test
  void anEmptyFileIsNoLedger() throws IOException {
    assertThat(verify("")).isEqualTo(new Broken(0, null, "there is no event in it"));
  }

  @Test
  void bytesThatAreNoTextAndEndlessLinesBreakTheLedgerThere() throws IOException {
    byte[] badUtf8 = {'{', (byte) 0xff, '}'};
    assertThat(LedgerFile.verify(new ByteArrayInputStream(badUtf8), List.of()))
        .isEqualTo(new Broken(1, null, "it is not UTF-8"));
    assertThat(verify("x".repeat(Lines.MAX_BYTES + 1)))
        .isEqualTo(new Broken(1, null, "it is longer than a line of a ledger"));
  }
}
