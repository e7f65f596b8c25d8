package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.ledger.Chain;
import io.flashsale.ledger.LedgerEntries;
import io.flashsale.ledger.LedgerEntry;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyLedgerCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Chain chain = new Chain(7, LedgerHead.empty(), Instant.EPOCH);
  private final Receipt first = chain.stockAdded(10, "initial stock");
  private final Receipt second = chain.holdCreated(new UUID(1, 1), 3);

  private String export() {
    var entries = new LedgerEntries();
    return chain.appended().stream()
        .map(
            event ->
                entries.of(
                    event.productId(),
                    event.seq(),
                    event.type(),
                    event.delta(),
                    event.quantity(),
                    event.reason(),
                    event.orderId(),
                    event.createdAt(),
                    HexFormat.of().parseHex((event.seq() == 1 ? first : second).hash())))
        .map(LedgerEntry::line)
        .collect(Collectors.joining("\n"));
  }

  private int run(String file, String stdin, String... receipts) {
    return new VerifyLedgerCommand(
            file,
            List.of(receipts),
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void aWholeFileIsOk() throws IOException {
    Path file = Files.writeString(folder.resolve("l.ndjson"), export());

    assertThat(run(file.toString(), "")).isZero();
    assertThat(said())
        .isEqualTo(
            "ok: 2 events of product 7, head 2:%s, total 10, available 7, held 3, sold 0"
                .formatted(second.hash()));
    assertThat(complained()).isEmpty();
  }

  @Test
  void aDashIsTheStandardInputAndReceiptsAreLookedUp() {
    assertThat(
            run("-", export(), "1:" + first.hash(), "2:" + second.hash().toUpperCase(Locale.ROOT)))
        .isZero();
    assertThat(said()).endsWith("sold 0; receipts in it: 2");
  }

  @Test
  void aFileThatBreaksIsToldWithLineAndEvent() {
    assertThat(run("-", export().replace("\"delta\":-3", "\"delta\":-2"))).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            "broken at line 2, event 2: the hash of event 2 does not follow from what it says and"
                + " the hash of event 1");
  }

  @Test
  void aLineWithoutAnEventIsToldByItself() {
    assertThat(run("-", export() + "\n?")).isEqualTo(1);
    assertThat(said()).isEqualTo("broken at line 3: it is not valid JSON");
  }

  @Test
  void aReceiptThatTheFileContradictsBreaksIt() {
    assertThat(run("-", export(), "2:" + first.hash())).isEqualTo(1);
    assertThat(said()).startsWith("broken at line 2, event 2: a receipt of event 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2:abc", "0:", "x:y"})
  void aReceiptThatIsNoneIsNotLookedUp(String receipt) {
    assertThat(run("-", export(), receipt)).isEqualTo(2);
    assertThat(complained()).startsWith("A receipt is SEQ:HASH").contains('"' + receipt + '"');
    assertThat(said()).isEmpty();
  }

  @Test
  void aFileThatCannotBeReadIsSaidSo() {
    assertThat(run(folder.resolve("none").toString(), "")).isEqualTo(2);
    assertThat(complained()).startsWith("There is no file ");
    assertThat(run(folder.toString(), "")).isEqualTo(2);
    assertThat(complained()).contains("cannot be read");
  }
}
