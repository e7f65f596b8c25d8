package io.flashsale.bench;

import io.flashsale.embedded.EmbeddedPostgres;
import io.flashsale.embedded.EmbeddedRedis;
import io.flashsale.embedded.Home;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PostgreSQL and the Redis of the benchmark, in a temporary home, and the stores on them.
 *
 * <p>All databases are on the one server, so both sides of a ratio have the same settings.
 */
final class BenchServers {
  private static final int TOKEN_BYTES = 24;

  /** Holds last longer than the benchmark, so that none expires while another is measured. */
  private static final String HOLD_SECONDS = "86400";

  /** All load comes from one address, so its limit is counted but never reached. */
  private static final String HOLDS_PER_IP = "1000000000";

  private final Path folder;
  private final List<String> storeCommand;
  private final Opened opened;
  private final EmbeddedRedis redis;
  private final PostgresAddress address;
  private final String token = token();
  private int stores;

  private BenchServers(
      Path folder,
      List<String> storeCommand,
      Opened opened,
      EmbeddedPostgres postgres,
      EmbeddedRedis redis) {
    this.folder = folder;
    this.storeCommand = storeCommand;
    this.opened = opened;
    this.redis = redis;
    this.address =
        new PostgresAddress(postgres.port(), "postgres", postgres.user(), postgres.password());
  }

  /**
   * Starts both servers.
   *
   * @param parent where the temporary folder is made
   * @param storeCommand what runs the jar, without arguments
   * @param opened ends the servers and deletes the folder
   */
  static BenchServers start(Path parent, List<String> storeCommand, Opened opened)
      throws StartFailure {
    try {
      Path folder = Files.createTempDirectory(parent, "flashsale-bench-");
      opened.add(deletionOf(folder));
      Home home = opened.add(Home.open(folder.resolve("servers")));
      EmbeddedPostgres postgres = EmbeddedPostgres.start(home, _ -> {});
      // Where the home is closed to the servers' user their data lies elsewhere.
      opened.add(deletionOf(postgres.dataDirectory().resolve("..").normalize()));
      opened.add(postgres);
      EmbeddedRedis redis = opened.add(EmbeddedRedis.start(home, _ -> {}));
      var servers = new BenchServers(folder, storeCommand, opened, postgres, redis);
      Scripts.write(Files.createDirectories(servers.work()));
      return servers;
    } catch (IOException e) {
      throw new StartFailure(
          "No temporary folder can be made in %s: choose another by --folder.".formatted(parent),
          e);
    }
  }

  /** Where the load generators run. */
  Path work() {
    return folder.resolve("work");
  }

  /** Starts a store on a new database, in a process of its own. */
  Site openStore(String name) throws StartFailure, Unmeasured {
    PostgresAddress database = newDatabase(name);
    stores++;
    Map<String, String> settings =
        Map.of(
            "DATABASE_URL",
            database.databaseUrl(),
            "REDIS_URL",
            redis.url() + "/" + stores,
            "HOST",
            "127.0.0.1",
            "PORT",
            "0",
            "ADMIN_TOKEN",
            token,
            "HOLD_SECONDS",
            HOLD_SECONDS,
            "HOLDS_PER_IP",
            HOLDS_PER_IP);
    StoreProcess process = StoreProcess.start(storeCommand, folder.resolve(name), settings);
    opened.add(process);
    return opened.add(
        new Site(process, new StoreApi(process.url(), token), new BenchRepository(database)));
  }

  /** A new database with the store's tables and indexes, the foreign keys, and one product. */
  PostgresAddress openReference() throws StartFailure, Unmeasured {
    PostgresAddress reference = newDatabase("reference");
    var access =
        new DatabaseAccess(
            reference.jdbcUrl(), reference.user(), reference.password(), "the reference");
    Database.open(access, List.of()).close();
    new BenchRepository(reference).makeReference();
    return reference;
  }

  private PostgresAddress newDatabase(String name) throws Unmeasured {
    new BenchRepository(address).createDatabase(name);
    return address.of(name);
  }

  private static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static AutoCloseable deletionOf(Path tree) {
    return () -> {
      if (Files.exists(tree)) {
        try (Stream<Path> paths = Files.walk(tree)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
          }
        }
      }
    };
  }
}
