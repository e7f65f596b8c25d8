package io.flashsale.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.flashsale.startup.StartFailure;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.cfg.Configuration;

/**
 * The store's PostgreSQL: one pool for Hibernate and Flyway, the schema, and transactions.
 *
 * <p>Every connection loses its transaction when it idles inside it for {@link #STALL}, so that a
 * node which stalls cannot stop the others.
 */
public final class Database implements AutoCloseable {

  /** How long a transaction may idle before PostgreSQL ends it. */
  public static final Duration STALL = Duration.ofSeconds(5);

  /** How long a caller waits for a free connection. */
  private static final Duration POOL_WAIT = Duration.ofSeconds(5);

  /** How many connections a node has at most. */
  public static final int POOL_SIZE = 12;

  private final HikariDataSource pool;
  private final SessionFactory sessions;

  private Database(HikariDataSource pool, SessionFactory sessions) {
    this.pool = pool;
    this.sessions = sessions;
  }

  /** Connects, brings the schema up to date and starts Hibernate with the given entities. */
  public static Database open(DatabaseAccess access, List<Class<?>> entities) throws StartFailure {
    HikariDataSource pool = connect(access);
    try {
      migrate(pool, access);
      return new Database(pool, sessionFactory(pool, entities));
    } catch (FlywayException e) {
      pool.close();
      throw new StartFailure(
          "The database at %s cannot take the store's schema: %s. Give the store a database of its"
                  .formatted(access.shown(), reason(e))
              + " own, and a user who may create tables in it.",
          e);
    } catch (StartFailure | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource connect(DatabaseAccess access) throws StartFailure {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setMinimumIdle(2);
    config.setAutoCommit(false);
    config.setConnectionTimeout(POOL_WAIT.toMillis());
    config.setInitializationFailTimeout(POOL_WAIT.toMillis());
    config.setConnectionInitSql(
        "SET idle_in_transaction_session_timeout = " + STALL.toMillis() + "; SET jit = off");
    try {
      config.setDataSource(dataSource(access));
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StartFailure(
          "The database at %s does not let the store in (%s): check DATABASE_URL and that PostgreSQL"
                  .formatted(access.shown(), reason(e.getCause() == null ? e : e.getCause()))
              + " runs there.",
          e);
    } catch (RuntimeException | SQLException e) {
      // The driver refuses what is no URL for it before it connects.
      throw new StartFailure("DATABASE_URL is not understood: " + reason(e) + ".", e);
    }
  }

  private static DataSource dataSource(DatabaseAccess access) throws SQLException {
    var source = new PatientDataSource();
    source.setUrl(access.jdbcUrl());
    source.setUser(access.user());
    source.setPassword(access.password());
    source.setReWriteBatchedInserts(true);
    source.setPrepareThreshold(1);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(5);
    source.setSocketTimeout(20);
    source.setApplicationName("flashsale");
    return source;
  }

  private static void migrate(HikariDataSource pool, DatabaseAccess access) throws StartFailure {
    Flyway flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:db/migration")
            .validateMigrationNaming(true)
            .load();
    flyway.migrate();
    MigrationInfo current = flyway.info().current();
    if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
      throw new StartFailure(
          "The data in the database at %s was made by a newer version of FlashSale (schema %s): use that version or a later one."
              .formatted(access.shown(), current.getVersion()));
    }
  }

  private static SessionFactory sessionFactory(HikariDataSource pool, List<Class<?>> entities) {
    var configuration = new Configuration();
    entities.forEach(configuration::addAnnotatedClass);
    var properties = configuration.getProperties();
    properties.put("hibernate.connection.datasource", pool);
    properties.put("hibernate.connection.provider_disables_autocommit", "true");
    // Told rather than asked, so that Hibernate starts without a round of questions.
    properties.put("jakarta.persistence.database-product-name", "PostgreSQL");
    properties.put("jakarta.persistence.database-major-version", "15");
    properties.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    properties.put("hibernate.jdbc.batch_size", "500");
    properties.put("hibernate.cache.use_second_level_cache", "false");
    properties.put("hibernate.cache.use_query_cache", "false");
    properties.put("jakarta.persistence.validation.mode", "none");
    return configuration.buildSessionFactory();
  }

  /** What PostgreSQL said, without its advice: the sentence around it has ours. */
  private static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    return message.split("\\R|\\. ", 2)[0].replaceAll("\\.$", "");
  }

  /** Adds the pool's figures to the registry, once. */
  public void meter(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  /**
   * Runs the work in a transaction that commits when it returns and rolls back when it throws.
   *
   * @throws DatabaseUnavailable when PostgreSQL does not answer
   */
  public <T> T call(Function<StatelessSession, T> work) {
    try {
      return inTransaction(work);
    } catch (HibernateException e) {
      throw isAway(e) ? new DatabaseUnavailable(e) : e;
    }
  }

  /** Whether a failure is PostgreSQL's, to be overcome by waiting, and not the store's own. */
  public static boolean isAway(Throwable failure) {
    return failure instanceof DatabaseUnavailable || DatabaseUnavailable.isCauseOf(failure);
  }

  private <T> T inTransaction(Function<StatelessSession, T> work) {
    try (StatelessSession session = sessions.openStatelessSession()) {
      var transaction = session.beginTransaction();
      try {
        T result = work.apply(session);
        transaction.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(transaction, e);
        throw e;
      }
    }
  }

  /** Where the connection is lost the rollback fails too; the first failure is the one to tell. */
  public static void rollBack(Transaction transaction, Throwable failure) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** {@link #call} for work without a result. */
  public void run(Consumer<StatelessSession> work) {
    call(
        session -> {
          work.accept(session);
          return true;
        });
  }

  /** A session whose transactions the caller begins and ends. */
  public StatelessSession openSession() {
    return sessions.openStatelessSession();
  }

  /** Whether PostgreSQL answers within two seconds. */
  public boolean answers() {
    try (var connection = pool.getConnection()) {
      boolean valid = connection.isValid(2);
      connection.rollback();
      return valid;
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * How long an empty question takes, a connection's waiting for included.
   *
   * @throws DatabaseUnavailable when PostgreSQL does not answer
   */
  public Duration roundTrip() {
    long before = System.nanoTime();
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      statement.execute("SELECT 1");
      connection.rollback();
      return Duration.ofNanos(System.nanoTime() - before);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
  }
}
