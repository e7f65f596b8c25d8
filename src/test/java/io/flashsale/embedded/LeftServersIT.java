package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds after the last one was ended by force. */
@Tag("load")
class LeftServersIT {

  @TempDir static Path folder;

  private final Path path = folder.resolve("home");
  private final List<String> steps = new ArrayList<>();

  @Test
  void afterAKilledJvmBothServersAreTakenOver() throws Exception {
    ChildServers child = ChildServers.start(path, Map.of());
    child.kill();

    try (Home home = Home.open(path);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add);
        EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add)) {
      assertThat(postgres.pid()).isEqualTo(child.postgresPid());
      assertThat(redis.pid()).isEqualTo(child.redisPid());
      assertThat(steps).doesNotContain("Starting PostgreSQL", "Starting Redis");
      assertAnswers(postgres);
    }
    assertThat(new ServerProcess(child.postgresPid()).runs("postgres")).isFalse();
    assertThat(new ServerProcess(child.redisPid()).runs("redis-server")).isFalse();
  }

  @Test
  void aSecondStoreOnTheSameHomeIsRefusedInOneSentence() throws Exception {
    try (ChildServers child = ChildServers.start(path, Map.of())) {
      assertThatThrownBy(() -> Home.open(path))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("is in use by another store");
    }
  }

  @Test
  void aPostgresWithoutFsyncIsEndedAndStartedAsItShouldBe() throws Exception {
    try (Home home = Home.open(path)) {
      EmbeddedPostgres careless = EmbeddedPostgres.start(home, steps::add);
      PostgresPrograms programs = PostgresPrograms.unpack(home.account(steps::add), steps::add);
      Path data = careless.dataDirectory();
      careless.close();
      restartWithoutFsync(home, programs, data);
      long carelessPid = PostmasterFile.read(data).orElseThrow().pid();

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
        assertThat(postgres.pid()).isNotEqualTo(carelessPid);
        assertThat(new ServerProcess(carelessPid).runs("postgres")).isFalse();
        assertAnswers(postgres);
      }
    }
  }

  @Test
  void aKilledPostgresIsStartedAgain() throws Exception {
    try (Home home = Home.open(path)) {
      killedPostgres(home);

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
        assertAnswers(postgres);
      }
    }
  }

  @Test
  void aStrangerWithTheOldPidIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try (Home home = Home.open(path)) {
      claim(killedPostgres(home), stranger.pid());

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
        assertAnswers(postgres);
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void anotherHomesPostgresWithTheOldPidIsLeftAlone() throws Exception {
    try (Home home = Home.open(path)) {
      claim(killedPostgres(home), SharedServers.postgres().pid());

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
        assertAnswers(postgres);
      }
      assertAnswers(SharedServers.postgres());
    }
  }

  @Test
  void aZombieWithTheOldPidIsNoServer() throws Exception {
    assumeThat(Files.exists(Path.of("/proc/self/stat"))).isTrue();
    // The shell becomes a sleep, which never asks what became of the child.
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 600").start();
    try (Home home = Home.open(path)) {
      long zombie = Long.parseLong(parent.inputReader().readLine());
      await().until(() -> Files.readString(Path.of("/proc/" + zombie + "/stat")).contains(") Z "));
      claim(killedPostgres(home), zombie);

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
        assertAnswers(postgres);
      }
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Leaves the data as a killed server does. */
  private Path killedPostgres(Home home) throws StartFailure {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add);
    ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
    await().until(() -> !new ServerProcess(postgres.pid()).runs("postgres"));
    return postgres.dataDirectory();
  }

  private static void claim(Path data, long pid) throws IOException {
    Path file = data.resolve("postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, String.valueOf(pid));
    Files.write(file, lines);
  }

  private void restartWithoutFsync(Home home, PostgresPrograms programs, Path data)
      throws Exception {
    int exit =
        home.account(steps::add)
            .program(
                data.resolve("postgres.log"),
                List.of(
                    programs.path("pg_ctl"),
                    "-D",
                    data.toString(),
                    "-w",
                    "-o",
                    "-p "
                        + Loopback.freePort()
                        + " -c fsync=off -c listen_addresses=127.0.0.1"
                        + " -c unix_socket_directories=",
                    "start"))
            .run(Duration.ofMinutes(1));
    assertThat(exit).isZero();
  }

  private static void assertAnswers(EmbeddedPostgres postgres) throws Exception {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery("SHOW fsync")) {
      result.next();
      assertThat(result.getString(1)).isEqualTo("on");
    }
  }
}
