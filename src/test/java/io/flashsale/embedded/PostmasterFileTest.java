package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterFileTest {

  private static final List<String> READY =
      List.of(
          "4711",
          "/home/shop/pgdata",
          "1795000000",
          "41234",
          "",
          "127.0.0.1",
          " 3410122 10",
          "ready   ");

  @TempDir Path data;

  @Test
  void aReadyServerIsReadWhole() {
    PostmasterFile file = PostmasterFile.parse(READY).orElseThrow();

    assertThat(file)
        .isEqualTo(new PostmasterFile(4711, Instant.ofEpochSecond(1_795_000_000), 41234, "ready"));
    assertThat(file.isReady()).isTrue();
  }

  @Test
  void aServerThatBeginsHasNoStatusYet() {
    assertThat(PostmasterFile.parse(READY.subList(0, 5)).orElseThrow().isReady()).isFalse();
  }

  @Test
  void aHalfWrittenFileIsNoServer() {
    assertThat(PostmasterFile.parse(READY.subList(0, 3))).isEmpty();
    assertThat(PostmasterFile.parse(List.of("x", "x", "x", "x"))).isEmpty();
  }

  @Test
  void noFileIsNoServer() throws Exception {
    assertThat(PostmasterFile.read(data)).isEmpty();
  }

  @Test
  void disowningChangesThePidAndNothingElse() throws Exception {
    Files.write(data.resolve("postmaster.pid"), READY);

    PostmasterFile.disown(data);

    List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
    assertThat(lines.getFirst()).isEqualTo("2147483646");
    assertThat(lines.subList(1, 8)).isEqualTo(READY.subList(1, 8));
  }
}
