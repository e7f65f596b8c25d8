package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one PostgreSQL and the one Redis that all tests of a JVM share, durable as in the store.
 *
 * <p>They start with the first question and end with the JVM. Their home lies in target and is used
 * again by the next run, so only the first run unpacks.
 */
public final class SharedServers {

  private static final int REDIS_DATABASES = 16;
  private static final int HOMES = 32;
  private static final String PREFIX = "test_";

  private static final SharedServers INSTANCE = start();

  private final EmbeddedPostgres postgres;
  private final EmbeddedRedis redis;
  private final AtomicInteger redisDatabases = new AtomicInteger();

  private SharedServers(EmbeddedPostgres postgres, EmbeddedRedis redis) {
    this.postgres = postgres;
    this.redis = redis;
  }

  /** An empty database of its own; it is dropped by the next run. */
  public record Database(String jdbcUrl, String user, String password) {

    /** A new connection, in auto-commit mode. */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** The same in the form of the setting DATABASE_URL. */
    public String databaseUrl() {
      return jdbcUrl.replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }
  }

  /** Makes a new empty database with a random name. */
  public static Database freshDatabase() {
    String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
    EmbeddedPostgres postgres = INSTANCE.postgres;
    try (Connection connection = INSTANCE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + name;
    return new Database(url, postgres.user(), postgres.password());
  }

  /**
   * The address of one of Redis's databases, 0 to 15, as it is. Keys are apart from one database to
   * the next, topics are not.
   */
  public static String redisUrl(int dbIndex) {
    return INSTANCE.redis.url() + "/" + dbIndex;
  }

  /** The address of an emptied Redis database: every 16th call gives the same one again. */
  public static String freshRedis() {
    int index = Math.floorMod(INSTANCE.redisDatabases.getAndIncrement(), REDIS_DATABASES);
    EmbeddedRedis redis = INSTANCE.redis;
    try (RedisConnection connection = RedisConnection.open(redis.port(), redis.password())) {
      connection.flushDatabase(index);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return redisUrl(index);
  }

  public static EmbeddedPostgres postgres() {
    return INSTANCE.postgres;
  }

  public static EmbeddedRedis redis() {
    return INSTANCE.redis;
  }

  private static SharedServers start() {
    try {
      Home home = openHome();
      SharedServers servers =
          new SharedServers(
              EmbeddedPostgres.start(home, step -> {}), EmbeddedRedis.start(home, step -> {}));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.end(home), "end-servers"));
      servers.dropLeftDatabases();
      return servers;
    } catch (StartFailure | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first home that no other test JVM uses. */
  private static Home openHome() throws StartFailure {
    for (int number = 1; ; number++) {
      try {
        return Home.open(Path.of("target", "test-home-" + number));
      } catch (StartFailure e) {
        if (number == HOMES) {
          throw e;
        }
      }
    }
  }

  private void dropLeftDatabases() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      List<String> left = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "SELECT datname FROM pg_database WHERE starts_with(datname, '" + PREFIX + "')")) {
        while (names.next()) {
          left.add(names.getString(1));
        }
      }
      for (String name : left) {
        statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private void end(Home home) {
    redis.close();
    postgres.close();
    try {
      home.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
