package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flashsale.draw.Seed;
import io.flashsale.draw.Shuffle;
import io.flashsale.draw.Tickets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The offline check, by the jar's command and by the Node script of the docs. */
class VerifyDrawCommandTest {
  private static final byte[] BEACON = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Seed seed = Seed.random(new SecureRandom());
  private final List<UUID> entries = Stream.generate(UUID::randomUUID).limit(33).toList();
  @TempDir private Path folder;
  private Path file;
  private String commitment;
  private Shuffle shuffle;

  private record Said(int exit, String text) {}

  @BeforeEach
  void publish() throws IOException {
    commitment = HexFormat.of().formatHex(seed.commitment());
    shuffle = Shuffle.of(seed, BEACON, Tickets.ofEntries(entries));
    file = write(shuffle.ordered(), shuffle.rootHex());
  }

  private Path write(Tickets order, String root) throws IOException {
    String tickets =
        IntStream.range(0, order.size())
            .mapToObj(i -> "\"" + order.hex(i) + "\"")
            .collect(Collectors.joining(","));
    return Files.writeString(
        folder.resolve("draw.json"),
        """
        {"productId": 7, "commitment": "%s", "seed": "%s", "merkleRoot": "%s",
         "beacon": "%s", "order": [%s]}
        """
            .formatted(commitment, seed.hex(), root, HexFormat.of().formatHex(BEACON), tickets));
  }

  private static Said verify(Path file, @Nullable String entry, @Nullable String commitment) {
    var text = new ByteArrayOutputStream();
    var stream = new PrintStream(text, true, StandardCharsets.UTF_8);
    int exit = new VerifyDrawCommand(file.toString(), entry, commitment, stream, stream).run();
    return new Said(exit, text.toString(StandardCharsets.UTF_8));
  }

  private static Said node(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("node", "docs/verify-draw.mjs"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  private static boolean nodeIsThere() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void aSoundDrawIsZeroAndTellsAnEntrysPlace() {
    UUID entry = entries.get(shuffle.places()[4]);

    assertThat(verify(file, null, null).exit()).isZero();
    Said said = verify(file, entry.toString(), commitment);
    assertThat(said.exit()).isZero();
    assertThat(said.text()).contains("ok: 33 entries").contains("place 5 of 33");
  }

  @Test
  void anEntryThatIsNotInTheDrawIsOne() {
    assertThat(verify(file, UUID.randomUUID().toString(), null).exit()).isEqualTo(1);
  }

  @Test
  void anotherCommitmentThanTheOneNotedIsOne() {
    assertThat(verify(file, null, "00".repeat(32)).exit()).isEqualTo(1);
  }

  @Test
  void aDrawThatWasTamperedWithIsOneByBothChecks() throws Exception {
    assumeTrue(nodeIsThere(), "node is not here, so its script is not run");
    byte[] bytes = shuffle.ordered().bytes();
    byte[] first = java.util.Arrays.copyOf(bytes, 32);
    System.arraycopy(bytes, 32, bytes, 0, 32);
    System.arraycopy(first, 0, bytes, 32, 32);
    Path swapped = write(Tickets.ofBytes(bytes), shuffle.rootHex());

    assertThat(verify(swapped, null, null).exit()).isEqualTo(1);
    assertThat(node(swapped.toString()).exit()).isEqualTo(1);
    Path otherRoot = write(shuffle.ordered(), "ab".repeat(32));
    assertThat(verify(otherRoot, null, null).exit()).isEqualTo(1);
    assertThat(node(otherRoot.toString()).exit()).isEqualTo(1);
  }

  @Test
  void theScriptOfTheDocsFindsTheSameOrder() throws Exception {
    assumeTrue(nodeIsThere(), "node is not here, so its script is not run");
    UUID entry = entries.get(shuffle.places()[32]);

    Said said = node(file.toString(), entry.toString());

    assertThat(said.exit()).as(said.text()).isZero();
    assertThat(said.text()).contains("ok: 33 entries").contains("place 33 of 33");
    assertThat(node(folder.resolve("missing.json").toString()).exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{}",
        "{\"commitment\":\"00\"}",
        "{\"commitment\":\"00\",\"seed\":1,\"merkleRoot\":[],\"order\":{}}"
      })
  void aFileThatIsNoDrawIsTwo(String content) throws IOException {
    Said said = verify(Files.writeString(folder.resolve("other.json"), content), null, null);

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text().lines()).hasSize(1);
  }

  @Test
  void aMissingFileAndABadEntryIdAreTwo() {
    assertThat(verify(folder.resolve("missing.json"), null, null).exit()).isEqualTo(2);
    assertThat(verify(file, "entry", null).exit()).isEqualTo(2);
  }
}
