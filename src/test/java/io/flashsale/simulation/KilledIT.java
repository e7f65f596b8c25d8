package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.ServersOfHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A store with the servers inside it, of which one process after the other is killed. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class KilledIT {
  private static final int KILLS = 20;
  private static final int LIMIT = 2;

  /** Rule 7: how late a hold may be let go because of a fault. */
  private static final Duration LATE = Duration.ofSeconds(6);

  @TempDir static Path folder;

  private StoreProcess store;
  private ServersOfHome servers;

  @BeforeAll
  void start() {
    store =
        StoreProcess.at(
            folder.resolve("home"),
            "HOLD_SECONDS",
            "5",
            "HOLDS_PER_EMAIL",
            "2",
            "HOLDS_PER_IP",
            "0");
    store.start();
    servers = new ServersOfHome(store.home());
  }

  @AfterAll
  void end() {
    try {
      store.stop();
    } finally {
      store.close();
    }
  }

  @Test
  void whatWasAnsweredSurvivesTwentyKillsOfTheJvm() throws Exception {
    Random random = new Random();
    Duration slowest = Duration.ZERO;
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        if (kill % 5 == 0) {
          // In the middle of a start, somewhere.
          store.kill();
          store.launch();
          Thread.sleep(random.nextInt(2_500));
        } else {
          drill.awaitSelling();
          Thread.sleep(random.nextInt(700));
        }
        store.kill();
        Duration start = store.start();
        slowest = start.compareTo(slowest) > 0 ? start : slowest;
        if (kill % 7 == 0) {
          drill.check();
        }
      }
      drill.awaitSelling();
      drill.end(
          "JVM killed %d times, a start at most %s"
              .formatted(KILLS + KILLS / 5, Drill.seconds(slowest)),
          slowest.multipliedBy(2).plus(LATE));
    }
    assertNothingWentWrongInside();
  }

  @Test
  void aPostmasterThatIsKilledComesBackByItself() throws Exception {
    killServers("postmaster killed", () -> List.of(servers.postmaster()));
  }

  @Test
  void aPostgresThatIsKilledWithAllItsProcessesComesBackByItself() throws Exception {
    killServers("PostgreSQL killed, all processes", servers::postgres);
  }

  @Test
  void aPostgresOfWhichOneProcessIsKilledGoesOnByItself() throws Exception {
    killServers("one process of PostgreSQL killed", () -> List.of(servers.postgres().getLast()));
  }

  @Test
  void aRedisThatIsKilledComesBackByItselfWithItsCounts() throws Exception {
    killServers("Redis killed", () -> List.of(servers.redis()));
  }

  private interface Victims {
    List<Long> pids();
  }

  private void killServers(String fault, Victims victims) throws Exception {
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      for (int i = 0; i < 2; i++) {
        Signals.send("KILL", victims.pids());
        await()
            .atMost(Duration.ofSeconds(15))
            .ignoreExceptions()
            .until(() -> store.http().get("/health").json().path("status").asString().equals("ok"));
        drill.awaitSelling();
      }
      drill.end(fault, LATE);
    }
    assertNothingWentWrongInside();
  }

  private void assertNothingWentWrongInside() {
    assertThat(store.complaints()).isEmpty();
  }
}
