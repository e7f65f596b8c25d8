package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The passwords of the servers inside the store, as other users of the machine could look for them.
 */
class SecretsOfServersIT {
  private static final Path PROCESSES = Path.of("/proc");

  private static final long PAUSE_NANOS = 20_000_000;

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  @TempDir Path folder;

  /** What programs that ran meanwhile were started with, by their ids. */
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  private volatile boolean over;

  @Test
  void noProcessIsStartedWithASecretAndNoFileShowsOneToOthers() throws Exception {
    assumeThat(PROCESSES.resolve("self/cmdline")).exists();
    Thread watcher = Thread.ofPlatform().start(this::watch);
    List<String> steps = Collections.synchronizedList(new ArrayList<>());
    try (Home home = Home.open(folder.resolve("home"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add);
        EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add)) {
      String token = AdminToken.of(home).get();
      look();
      over = true;
      watcher.join();
      List<String> secrets = List.of(postgres.password(), redis.password(), token);
      assertThat(secrets).allMatch(secret -> secret.length() >= 16).doesNotHaveDuplicates();
      assertThat(seen.keySet()).contains("" + postgres.pid(), "" + redis.pid());
      assertThat(seen.values()).noneMatch(text -> secrets.stream().anyMatch(text::contains));
      assertThat(steps.toString()).doesNotContain(secrets);
      assertThat(openFilesWith(secrets, home.directory())).isEmpty();
    } finally {
      over = true;
    }
  }

  @Test
  void whatTheStoreWasGivenInItsEnvironmentIsNotHandedOn() throws Exception {
    Path output = folder.resolve("environment");
    Program env = new Program(List.of("env"), folder, output);

    assertThat(env.run(Duration.ofMinutes(1))).isZero();

    assertThat(Files.readString(output).lines())
        .isNotEmpty()
        .allMatch(line -> ChildEnvironment.KEPT.contains(line.split("=", 2)[0]));
    Map<String, String> given =
        new HashMap<>(Map.of("ADMIN_TOKEN", "t", "DATABASE_URL", "d", "PGHOST", "h", "Path", "p"));
    ChildEnvironment.strip(given);
    assertThat(given).containsOnlyKeys("Path", "LC_ALL");
  }

  private void watch() {
    while (!over) {
      look();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Reads the arguments and the environment of all processes, those that end meanwhile as they can
   * be read.
   */
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
      // The list itself is always there; an entry of it may be gone.
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Files of the home that hold a secret and that others could read, folders above them aside. */
  private static List<Path> openFilesWith(List<String> secrets, Path home) throws IOException {
    List<Path> open = new ArrayList<>();
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(f -> isSmallFile(f)).toList()) {
        boolean holds = secrets.stream().anyMatch(read(file)::contains);
        if (holds && !Collections.disjoint(Files.getPosixFilePermissions(file), OF_OTHERS)) {
          open.add(file);
        }
      }
    }
    return open;
  }

  private static boolean isSmallFile(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < 64 * 1024;
    } catch (IOException e) {
      return false;
    }
  }
}
