package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.embedded.ServersOfHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A store whose home lies on a small disk of its own, which somebody else fills to the brim. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class FullDiskIT {
  private static final int LIMIT = 2;
  private static final Duration FULL = Duration.ofSeconds(5);
  private static final Duration LATE = Duration.ofSeconds(6);
  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path folder;

  private Path disk;
  private boolean mounted;
  private StoreProcess store;

  @BeforeAll
  void start() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=320m,mode=0711", "tmpfs", disk.toString());
    Required.assume(mounted, "no small disk can be mounted here (that takes root): none gets full");
    store =
        StoreProcess.at(
            disk.resolve("home"),
            "HOLD_SECONDS",
            "5",
            "HOLDS_PER_EMAIL",
            String.valueOf(LIMIT),
            "HOLDS_PER_IP",
            "0");
    store.start();
  }

  @AfterAll
  void end() throws Exception {
    if (store != null) {
      store.stop();
      store.close();
    }
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void aFullDiskStopsTheSaleAndLosesNothingAndRoomIsAllItNeeds() throws Exception {
    ServersOfHome servers = new ServersOfHome(store.home());
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      fill(disk.resolve("somebody-elses"));
      long full = System.nanoTime();
      Thread.sleep(FULL);
      assertThat(store.isAlive()).isTrue();
      int late = drill.history().grantsSentAfter(full + FULL.toNanos() - 1_000_000_000);
      assertThat(late).as("granted on a full disk").isZero();
      Files.delete(disk.resolve("somebody-elses"));
      store.awaitWell(Duration.ofSeconds(20));
      drill.awaitSelling();
      drill.end("the disk full for 5 s", FULL.plus(LATE));
    }
    assertThat(store.complaints()).isEmpty();
  }

  /** Takes all the room that is left. */
  private static void fill(Path file) throws IOException {
    byte[] block = new byte[MEGABYTE];
    for (int size = block.length; size >= 1; size /= 16) {
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, size);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left");
      }
    }
  }

  private static boolean run(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(words))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
