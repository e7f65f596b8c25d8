package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A PostgreSQL and a Redis that stores find by DATABASE_URL and REDIS_URL: nobody but the test
 * stops them or starts them again.
 */
public final class OutsideServers implements AutoCloseable {
  private final Home home;
  private final ServersOfHome seen;
  private EmbeddedPostgres postgres;
  private EmbeddedRedis redis;

  private OutsideServers(Home home) throws StartFailure {
    this.home = home;
    this.postgres = EmbeddedPostgres.start(home, step -> {});
    this.redis = EmbeddedRedis.start(home, step -> {});
    this.seen = new ServersOfHome(home.directory());
  }

  public static OutsideServers start(Path folder) {
    try {
      return new OutsideServers(Home.open(folder));
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The servers' processes and addresses. */
  public ServersOfHome seen() {
    return seen;
  }

  /** The settings of a store on these servers, in pairs of name and value. */
  public String[] settings() {
    return new String[] {
      "DATABASE_URL", seen.database().databaseUrl(), "REDIS_URL", seen.redisUrl()
    };
  }

  public void stopPostgres() {
    postgres.close();
  }

  /** Starts PostgreSQL again where it was. */
  public void startPostgres() throws StartFailure {
    int port = postgres.port();
    postgres = EmbeddedPostgres.start(home, step -> {}, () -> port);
  }

  public void stopRedis() {
    redis.close();
  }

  /** Starts Redis again where it was. */
  public void startRedis() throws StartFailure {
    int port = redis.port();
    redis = EmbeddedRedis.start(home, step -> {}, () -> port);
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
    try {
      home.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
