package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks for secrets where other users of a machine could: at what all programs are started with
 * while it watches, and at the files of a home. Where there is no {@code /proc} it sees no
 * programs.
 */
final class SecretsWatch implements AutoCloseable {
  private static final Path PROCESSES = Path.of("/proc");
  private static final long PAUSE_NANOS = 20_000_000;
  private static final long MOST_BYTES = 64 * 1024;

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** Arguments and environments of programs, by their ids. */
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  private final Thread watcher;
  private volatile boolean over;

  private SecretsWatch() {
    watcher = Thread.ofPlatform().name("secrets-watch").unstarted(this::watch);
  }

  static SecretsWatch begin() {
    var watch = new SecretsWatch();
    watch.watcher.start();
    return watch;
  }

  private void watch() {
    while (!over) {
      look();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Fails when the secret was or is seen, in a program or in a file of the home that others can
   * read.
   */
  void assertKept(String secret, long runningPid, Path home) throws IOException {
    look();
    assertThat(secret).hasSizeGreaterThanOrEqualTo(16);
    if (Files.exists(PROCESSES)) {
      assertThat(seen).as("programs that ran").containsKey("" + runningPid);
    }
    assertThat(seen.values()).as("arguments").noneMatch(text -> text.contains(secret));
    assertThat(openFilesWith(secret, home)).as("files that others can read").isEmpty();
  }

  private void look() {
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        String said = read(process.resolve("cmdline")) + read(process.resolve("environ"));
        seen.merge(
            process.getFileName().toString(),
            said,
            (known, now) -> known.contains(now) ? known : known + now);
      }
    } catch (IOException e) {
      // There is no such folder on this system.
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It has ended meanwhile.
      return "";
    }
  }

  private static List<Path> openFilesWith(String secret, Path home) throws IOException {
    List<Path> open = new ArrayList<>();
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(SecretsWatch::isSmallFile).toList()) {
        if (read(file).contains(secret)
            && !Collections.disjoint(Files.getPosixFilePermissions(file), OF_OTHERS)) {
          open.add(file);
        }
      }
    }
    return open;
  }

  private static boolean isSmallFile(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < MOST_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(watcher);
  }
}
