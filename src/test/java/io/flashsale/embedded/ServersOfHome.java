package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The running servers of one home, as somebody outside of the store sees them, to hurt them. */
public final class ServersOfHome {
  private final ServerAccount account;

  public ServersOfHome(Path home) {
    try {
      account = new AccountChoice(home.toRealPath(), step -> {}).choose();
    } catch (IOException | StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process of PostgreSQL that all others are children of. */
  public long postmaster() {
    return postmasterFile().pid();
  }

  /** All processes of PostgreSQL, the postmaster first. */
  public List<Long> postgres() {
    List<Long> pids = new ArrayList<>(List.of(postmaster()));
    ProcessHandle.of(postmaster())
        .ifPresent(process -> process.descendants().forEach(child -> pids.add(child.pid())));
    return pids;
  }

  /** The process of Redis. */
  public long redis() {
    try (RedisConnection redis = openRedis()) {
      return Long.parseLong(redis.info().get("process_id"));
    } catch (IOException | StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forgets all that Redis knows. */
  public void flushRedis() {
    try (RedisConnection redis = openRedis()) {
      redis.call("FLUSHALL");
    } catch (IOException | StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private RedisConnection openRedis() throws IOException, StartFailure {
    return RedisConnection.open(redisPort(), account.secret("redis-password"));
  }

  private int redisPort() throws IOException {
    return new RedisSettings(account.folder().resolve("redis")).port().orElseThrow();
  }

  /** The setting REDIS_URL for another store that is to use this Redis. */
  public String redisUrl() {
    try {
      return "redis://:%s@127.0.0.1:%d".formatted(account.secret("redis-password"), redisPort());
    } catch (IOException | StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The Redis that is unpacked in the home. */
  Path redisProgram() {
    try {
      return RedisPrograms.unpack(account, step -> {}).server();
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** The store's database, with its address and password. */
  public SharedServers.Database database() {
    try {
      return new SharedServers.Database(
          EmbeddedPostgres.url(postmasterFile().port()),
          PostgresData.USER,
          account.secret("postgres-password"));
    } catch (StartFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new connection to the store's database. */
  public Connection connect() throws SQLException {
    return database().connect();
  }

  private PostmasterFile postmasterFile() {
    try {
      return PostmasterFile.read(account.folder().resolve("pgdata")).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
