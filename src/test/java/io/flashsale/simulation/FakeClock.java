package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the wall clock of processes that were started with its environment, by a small library that
 * is loaded before the C library; it is compiled here, where the machine has a C compiler.
 */
final class FakeClock {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  private static final Path SOURCE = Path.of("src/test/resources/simulation/clock-jump.c");

  private final Path library;
  private final Path jump;

  /**
   * @param folder for the library and the jump
   */
  FakeClock(Path folder) {
    this.library = folder.resolve("clock-jump.so");
    this.jump = folder.resolve("clock-jump");
    set(0);
    compile();
  }

  private void compile() {
    try {
      new ProcessBuilder(
              "cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), SOURCE.toString(), "-ldl")
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      // There is no compiler: assumeThere says so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The settings of a process whose clock is to be moved; empty where it cannot be. */
  List<String> environment() {
    return Files.exists(library)
        ? List.of("LD_PRELOAD", library.toString(), "CLOCK_JUMP_FILE", jump.toString())
        : List.of();
  }

  /** Says in one line that the test is left out where there is no such library. */
  void assumeThere() {
    Required.assume(Files.exists(library), "there is no C compiler: no JVM's clock jumps");
  }

  /** Lets the clocks jump to this many hours ahead of the machine's. */
  void set(int hours) {
    byte[] seconds =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(Duration.ofHours(hours).toSeconds())
            .array();
    try (var file = FileChannel.open(jump, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // In place: the processes have the file in their memory.
      file.write(ByteBuffer.wrap(seconds), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How far the clock of a JVM is ahead, by what it says itself. */
  static double hoursAhead(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "Thread.print")
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes());
    Matcher time = TIME.matcher(said);
    assertThat(time.find()).as(said).isTrue();
    LocalDateTime there =
        LocalDateTime.parse(time.group(), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    return Duration.between(LocalDateTime.now(), there).toSeconds() / 3_600.0;
  }
}
