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
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.StatelessSession;
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

  private Database open() throws StartFailure {
    return Database.open(
        new DatabaseAccess(address.jdbcUrl(), address.user(), address.password(), "test"),
        Store.ENTITIES);
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
