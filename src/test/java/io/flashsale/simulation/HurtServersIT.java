package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.embedded.OutsideServers;
import io.flashsale.embedded.ServersOfHome;
import io.flashsale.persistence.Database;
import io.flashsale.simulation.Operation.Kind;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.HttpApi.Answer;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.Problems;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A store on servers of somebody else, which stop, forget, fill up and tell wrong times. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class HurtServersIT {
  private static final int LIMIT = 2;
  private static final Duration OUTAGE = Duration.ofSeconds(10);

  /** Rule 7: how late a hold may be let go because of a fault. */
  private static final Duration LATE = Duration.ofSeconds(6);

  @TempDir static Path folder;

  private OutsideServers outside;
  private ServersOfHome servers;
  private StoreProcess store;

  @BeforeAll
  void start() {
    outside = OutsideServers.start(folder.resolve("servers"));
    servers = outside.seen();
    store = store("store", outside.settings());
    store.start();
  }

  private static StoreProcess store(String home, String[] servers) {
    return StoreProcess.at(
        folder.resolve(home),
        servers[0],
        servers[1],
        servers[2],
        servers[3],
        "HOLD_SECONDS",
        "5",
        "HOLDS_PER_EMAIL",
        String.valueOf(LIMIT),
        "HOLDS_PER_IP",
        "0");
  }

  @AfterAll
  void end() {
    try {
      LedgerAudit.of(servers::connect).assertSound();
    } finally {
      store.close();
      outside.close();
    }
  }

  @Test
  void whileRedisHangsNewHoldsAnswer503AndAllElseGoesOn() throws Exception {
    List<Long> redis = List.of(servers.redis());
    redisAway(
        "Redis stopped for 10 s (SIGSTOP)",
        () -> Signals.send("STOP", redis),
        () -> Signals.send("CONT", redis));
  }

  @Test
  void whileRedisIsShutDownNewHoldsAnswer503AndAllElseGoesOn() throws Exception {
    redisAway("Redis shut down for 10 s", outside::stopRedis, outside::startRedis);
  }

  private interface Act {
    void run() throws Exception;
  }

  private void redisAway(String fault, Act stop, Act goOn) throws Exception {
    HttpApi http = store.http();
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      int product = store.product(100);
      String confirmed = hold(http, product, "confirmed");
      String cancelled = hold(http, product, "cancelled");
      String left = hold(http, product, "left");
      stop.run();
      Instant stopped = Instant.now();
      try {
        await().atMost(Duration.ofSeconds(5)).until(() -> status(http).equals("degraded"));
        for (int i = 0; i < 5; i++) {
          Problems.assertProblemWithRetryAfter(
              http.hold(product, "new%d.%d@example.com".formatted(product, i), 1),
              503,
              "unavailable");
        }
        assertThat(http.post(confirmed + "/confirm", null).status()).isEqualTo(200);
        assertThat(http.post(cancelled + "/cancel", null).status()).isEqualTo(200);
        await()
            .atMost(Duration.ofSeconds(5).plus(LATE))
            .until(() -> http.get(left).json().path("status").asString("").equals("expired"));
        sleepUntil(stopped.plus(OUTAGE));
        assertThat(status(http)).isEqualTo("degraded");
      } finally {
        goOn.run();
      }
      recover(drill, fault, LATE);
    }
  }

  @Test
  void aRedisThatForgetsAllLosesNothingButTheLimits() throws Exception {
    try (Drill drill = Drill.begin(servers::connect, 0, store)) {
      for (int i = 0; i < 10; i++) {
        servers.flushRedis();
        drill.awaitSelling();
      }
      History history = drill.end("Redis flushed 10 times", LATE);
      assertThat(history.answered(Kind.HOLD, 503)).as("refused for it").isZero();
    }
  }

  @Test
  void whilePostgresHangsEverybodyWaitsAndNothingIsLost() throws Exception {
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      List<Long> postgres = servers.postgres();
      Signals.send("STOP", postgres);
      Thread.sleep(OUTAGE);
      Signals.send("CONT", postgres);
      recover(drill, "PostgreSQL stopped for 10 s (SIGSTOP)", OUTAGE.plus(LATE));
    }
  }

  @Test
  void whilePostgresIsShutDownEverybodyIsTold503AndNothingIsLost() throws Exception {
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      outside.stopPostgres();
      Instant stopped = Instant.now();
      assertThat(store.http().get("/health").status()).isEqualTo(503);
      assertThat(store.http().get("/api/products/live").status()).as("from memory").isEqualTo(200);
      sleepUntil(stopped.plus(OUTAGE));
      outside.startPostgres();
      History history = recover(drill, "PostgreSQL shut down for 10 s", OUTAGE.plus(LATE));
      assertThat(history.answered(Kind.HOLD, 503)).isPositive();
    }
  }

  @Test
  void whenNoConnectionIsFreeEverybodyElseIsTold503() throws Exception {
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      HttpApi http = store.http();
      String order = hold(http, store.product(1), "waits");
      try (Connection blocker = servers.connect();
          Connection eye = servers.connect()) {
        blocker.setAutoCommit(false);
        execute(blocker, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
        // Readers take every connection that the store has, and wait on them.
        List<Thread> readers =
            Stream.generate(() -> Thread.startVirtualThread(() -> http.get(order)))
                .limit(20)
                .toList();
        await().atMost(Duration.ofSeconds(4)).until(() -> waiting(eye) == Database.POOL_SIZE);
        Problems.assertProblemWithRetryAfter(http.get(order), 503, "unavailable");
        blocker.rollback();
        for (Thread reader : readers) {
          reader.join(Duration.ofSeconds(20));
        }
      }
      recover(drill, "no connection of the pool free for 5 s", Duration.ofSeconds(6).plus(LATE));
    }
  }

  @Test
  void theDatabasesClockMayJumpByAnHourEitherWay() throws Exception {
    try (Drill drill = Drill.begin(servers::connect, LIMIT, store)) {
      HttpApi http = store.http();
      int product = store.product(10);
      try (Connection admin = servers.connect()) {
        execute(admin, "CREATE TABLE clock_jump AS SELECT interval '0' AS by");
        execute(
            admin,
            "CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS"
                + " 'SELECT pg_catalog.clock_timestamp() + (SELECT by FROM public.clock_jump)'");
        execute(admin, "ALTER DATABASE flashsale SET search_path = public, pg_catalog");
        disconnect(admin);
        drill.awaitSelling();
        try {
          for (int hours : List.of(1, -1, 0)) {
            execute(admin, "UPDATE clock_jump SET by = interval '%d hours'".formatted(hours));
            drill.awaitSelling();
            Answer held = http.hold(product, "hour%d.%d@example.com".formatted(product, hours), 1);
            Instant due = Instant.parse(held.json().path("holdExpiresAt").asString());
            assertThat(Duration.between(Instant.now(), due).toMinutes())
                .isBetween(hours * 60L - 1, hours * 60L + 1);
            Thread.sleep(1_500);
          }
        } finally {
          execute(admin, "ALTER DATABASE flashsale RESET search_path");
          disconnect(admin);
          execute(admin, "DROP FUNCTION public.clock_timestamp()");
          execute(admin, "DROP TABLE clock_jump");
        }
      }
      recover(
          drill,
          "the database's clock 1 h ahead, then 1 h behind, then right",
          Duration.ofHours(1).plus(LATE));
    }
  }

  /** How many of the store's connections wait for a lock. */
  private static int waiting(Connection eye) throws SQLException {
    try (var statement = eye.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE application_name = 'flashsale' AND wait_event_type = 'Lock'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void disconnect(Connection admin) throws SQLException {
    execute(
        admin,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
            + " 'flashsale'");
  }

  private History recover(Drill drill, String fault, Duration latestExpiry) {
    store.awaitWell(Duration.ofSeconds(15));
    drill.awaitSelling();
    History history = drill.end(fault, latestExpiry);
    assertThat(store.complaints()).isEmpty();
    return history;
  }

  private String hold(HttpApi http, int product, String name) {
    Answer held = http.hold(product, "%s%d@example.com".formatted(name, product), 1);
    assertThat(held.status()).isEqualTo(201);
    return "/api/orders/" + held.json().path("orderId").asString();
  }

  private static String status(HttpApi http) {
    return http.get("/health").json().path("status").asString("");
  }

  private static void sleepUntil(Instant time) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
