package io.flashsale.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

  /** Lost, ended, starting up, disk full, too many connections, disk broken, stalled too long. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P03", "53100", "53300", "58030", "25P03"})
  void whatPostgresCannotHelpIsItsOwn(String state) {
    assertThat(Database.isAway(failure(state))).isTrue();
  }

  /** A constraint, a deadlock, a wrong statement, an update in a transaction that has failed. */
  @ParameterizedTest
  @ValueSource(strings = {"23514", "40P01", "42601", "25P02"})
  void whatTheStoreDidWrongIsNotPostgresFault(String state) {
    assertThat(Database.isAway(failure(state))).isFalse();
  }

  @Test
  void aPoolWithoutAFreeConnectionIsPostgresFault() {
    assertThat(
            Database.isAway(
                new GenericJDBCException(
                    "no connection", new SQLTransientConnectionException("none in 5 s"))))
        .isTrue();
  }

  @Test
  void anErrorWithoutSqlIsNot() {
    assertThat(Database.isAway(new IllegalStateException("ours"))).isFalse();
  }

  private static RuntimeException failure(String state) {
    return new GenericJDBCException("failed", new SQLException("failed", state));
  }
}
