package io.flashsale.bench;

import java.util.Map;

/** A database of the benchmark's PostgreSQL, on the loopback. */
record PostgresAddress(int port, String database, String user, String password) {

  PostgresAddress of(String otherDatabase) {
    return new PostgresAddress(port, otherDatabase, user, password);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** As the setting DATABASE_URL has it. */
  String databaseUrl() {
    return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(user, password, port, database);
  }

  /** For PostgreSQL's own programs. */
  Map<String, String> environment() {
    return Map.of(
        "PGHOST", "127.0.0.1",
        "PGPORT", String.valueOf(port),
        "PGDATABASE", database,
        "PGUSER", user,
        "PGPASSWORD", password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return database + " on port " + port;
  }
}
