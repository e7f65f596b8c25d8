package io.flashsale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flashsale.Store;
import io.flashsale.embedded.SharedServers;
import io.flashsale.startup.StartFailure;
import io.flashsale.testing.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts that PostgreSQL takes the connection from. */
class FirstWorkIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final SharedServers.Database address = SharedServers.freshDatabase();

  /** Stands still in its first transactions until PostgreSQL has ended them, then reads on. */
  private final class StallingClock implements StoreClock {
    private final AtomicInteger asked = new AtomicInteger();
    private final int stalls;

    StallingClock(int stalls) {
      this.stalls = stalls;
    }

    @Override
    public Instant now(StatelessSession session) {
      if (asked.getAndIncrement() < stalls) {
        stall(session);
      }
      return new DatabaseClock().now(session);
    }
  }

  @Test
  void aStartThatStallsBetweenItsFirstReadsReadsAgain() {
    var clock = new StallingClock(2);

    try (TestStore store = TestStore.open(clock, "COOLDOWN_SECONDS", "60")) {
      assertThat(clock.asked).hasValueGreaterThan(2);
      assertThat(store.http().get("/health").json().path("status").asString()).isEqualTo("ok");
    }
  }

  @Test
  void aStartThatGetsNoAnswerEndsAfterSomeTriesWithASentence() throws Exception {
    var clock = new StallingClock(Integer.MAX_VALUE);
    try (Database database = open()) {
      assertThatThrownBy(() -> FirstWork.run(() -> database.run(session -> clock.now(session))))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure ->
                  assertThat(failure.sentence())
                      .startsWith("The database left the start without an answer 5 times"));
    }
    assertThat(clock.asked).hasValue(5);
  }

  @Test
  void aFailureOfTheStoresOwnIsNotTriedAgain() {
    var tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                FirstWork.run(
                    () -> {
                      tries.incrementAndGet();
                      throw new IllegalStateException("its own");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void aMigrationThatLosesItsConnectionIsBegunAgain() throws Exception {
    try (Connection other = withLockedOrders()) {
      var opening = CompletableFuture.supplyAsync(this::opened);
      long waiting = await().atMost(LONG).until(() -> waitingProcess(other), pid -> pid > 0);
      ask(other, "SELECT pg_terminate_backend(" + waiting + ")::int");
      await().atMost(LONG).until(() -> waitingProcess(other), pid -> pid > 0 && pid != waiting);
      other.rollback();

      assertUpToDate(opening);
    }
  }

  @Test
  @Tag("load")
  void aMigrationMayTakeLongerThanATransactionMayIdle() throws Exception {
    try (Connection other = withLockedOrders()) {
      var opening = CompletableFuture.supplyAsync(this::opened);
      long waiting = await().atMost(LONG).until(() -> waitingProcess(other), pid -> pid > 0);
      Instant until = Instant.now().plus(Database.STALL).plusSeconds(1);
      await().atMost(LONG).until(() -> Instant.now().isAfter(until));
      assertThat(waitingProcess(other)).as("still the first try").isEqualTo(waiting);
      other.rollback();

      assertUpToDate(opening);
    }
  }

  /** A schema of before, and its orders locked so that the migrations have to wait. */
  private Connection withLockedOrders() throws SQLException {
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .target("5")
        .load()
        .migrate();
    Connection connection = address.connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("LOCK TABLE orders");
    }
    return connection;
  }

  private static void assertUpToDate(CompletableFuture<Database> opening) {
    try (Database database = opening.join()) {
      assertThat(database.answers()).isTrue();
    }
  }

  private Database open() throws StartFailure {
    return Database.open(
        new DatabaseAccess(address.jdbcUrl(), address.user(), address.password(), "test"),
        Store.ENTITIES);
  }

  private Database opened() {
    try {
      return open();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who waits for a lock in this database, or 0. */
  private static long waitingProcess(Connection connection) throws SQLException {
    return ask(
        connection,
        "SELECT coalesce(max(l.pid), 0) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            + " WHERE d.datname = current_database() AND NOT l.granted");
  }

  private static long ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As if this machine stood still: PostgreSQL ends the transaction, and the session with it. */
  private void stall(StatelessSession session) {
    session.doWork(
        connection -> {
          long process = ask(connection, "SELECT pg_backend_pid()");
          try (var statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 1");
          }
          try (Connection other = address.connect()) {
            await()
                .atMost(LONG)
                .until(
                    () ->
                        ask(other, "SELECT count(*) FROM pg_stat_activity WHERE pid = " + process)
                            == 0);
          }
        });
  }
}
