package io.flashsale.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.Store;
import io.flashsale.backup.Restores.Restored;
import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.embedded.EmbeddedPostgres;
import io.flashsale.embedded.Home;
import io.flashsale.embedded.SharedServers;
import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.order.CustomerEmail;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.redis.RedisConnection;
import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a store that sells, and what is restored from them. */
@Tag("load")
class BackupIT {
  private static final Progress UNWATCHED = new Watched(false);

  @TempDir private static Path folder;
  private static Home home;

  /** Where is restored to; what a test leaves there the next one replaces. */
  private static Home other;

  private static EmbeddedPostgres postgres;
  private static Database database;
  private static RedisConnection redis;
  private static Store store;
  private static Backups backups;

  private record Watched(boolean cancelled) implements Progress {
    @Override
    public void tell(long done, long of) {
      assertThat(done).isBetween(0L, of);
    }
  }

  @BeforeAll
  static void openStore() throws StartFailure {
    home = Home.open(folder.resolve("home"));
    other = Home.open(folder.resolve("other"));
    postgres = EmbeddedPostgres.start(home, step -> {});
    database = Database.open(access(postgres), Store.ENTITIES);
    redis = RedisConnection.open(List.of(SharedServers.freshRedis()));
    Map<String, String> flags = Map.of("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    Settings settings = Settings.read(new RawSettings(flags, Map.of()));
    store = new Store(settings, database, new DatabaseClock(), redis);
    store.start();
    store.demo().seed();
    backups = new Backups(postgres, database, new DatabaseClock(), "test");
  }

  @AfterAll
  static void closeStore() throws IOException {
    store.close();
    redis.close();
    database.close();
    postgres.close();
    home.close();
    other.close();
  }

  private static DatabaseAccess access(EmbeddedPostgres server) {
    return new DatabaseAccess(server.jdbcUrl(), server.user(), server.password(), "test");
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  /** Buys from a live product until told to stop, and keeps the ids of what was acknowledged. */
  private static Thread crowd(Set<UUID> granted, AtomicBoolean stop) {
    int product = store.catalog().all().getFirst().id();
    HoldService holds = store.webServices().holds();
    var _ = holds.adjustStock(product, 100_000, "for the test");
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                PlaceHold hold =
                    new PlaceHold(
                        product,
                        CustomerEmail.parse("crowd%d@example.com".formatted(i)).orElseThrow(),
                        1,
                        "127.0.0.1",
                        null);
                Arrival arrival = holds.arrive();
                try {
                  if (holds.place(hold, arrival) instanceof HoldOutcome.Granted made) {
                    granted.add(made.orderId());
                  }
                } finally {
                  arrival.settle();
                }
              }
            });
  }

  private static List<UUID> orders(EmbeddedPostgres server) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = connect(server);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM orders")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private static long files(Path in, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
    }
  }

  @Test
  void aBackupThatIsMadeWhileTheStoreSellsHasAllThatWasAcknowledgedBefore() throws Exception {
    Set<UUID> granted = ConcurrentHashMap.newKeySet();
    AtomicBoolean stop = new AtomicBoolean();
    Thread crowd = crowd(granted, stop);
    while (granted.size() < 50) {
      Thread.onSpinWait();
    }
    Set<UUID> before = Set.copyOf(granted);
    Path file = folder.resolve("selling.backup");

    long size = backups.save(file, UNWATCHED);

    stop.set(true);
    crowd.join();
    assertThat(size).isEqualTo(Files.size(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(granted.size()).as("sold during the backup").isGreaterThan(before.size());
    System.out.printf(
        "A backup of %d bytes; %d orders came meanwhile%n", size, granted.size() - before.size());
    Restored restored = new Restores(other, Store.ENTITIES).stage(file, UNWATCHED);
    assertThat(restored.products()).isEqualTo(4);
    assertThat(restored.program()).isEqualTo("test");
    assertThat(restored.events()).isGreaterThan(50);
    try (EmbeddedPostgres again = EmbeddedPostgres.start(other, step -> {})) {
      assertThat(orders(again)).containsAll(before);
    }
    assertThat(new Restores(other, Store.ENTITIES).waits()).isFalse();
  }

  @Test
  void whatIsReplacedStaysBesideTheRestoredAndNothingIsReplacedBeforeTheNextStart()
      throws Exception {
    Path file = folder.resolve("plain.backup");
    var _ = backups.save(file, UNWATCHED);
    Restores restores = new Restores(other, Store.ENTITIES);
    try (EmbeddedPostgres old = EmbeddedPostgres.start(other, step -> {});
        Connection connection = connect(old);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE old_data (id int)");
      var _ = restores.stage(file, UNWATCHED);
      assertThat(restores.waits()).isTrue();
      statement.execute("INSERT INTO old_data VALUES (1)");
    }
    try (EmbeddedPostgres again = EmbeddedPostgres.start(other, step -> {})) {
      assertThat(orders(again)).isNotNull();
    }
    assertThat(files(other.directory(), "pgdata.before-restore-")).isGreaterThan(0);
    var _ = restores.stage(file, UNWATCHED);
    restores.forget();
    assertThat(restores.waits()).isFalse();
  }

  @Test
  void whatIsDamagedCutOrNoBackupIsRefusedAndNothingIsLeftBehind() throws Exception {
    Path file = folder.resolve("whole.backup");
    long size = backups.save(file, UNWATCHED);
    Path cut = Files.copy(file, folder.resolve("cut.backup"));
    try (var raw = new RandomAccessFile(cut.toFile(), "rw")) {
      raw.setLength(size - 40);
    }
    Path changed = Files.copy(file, folder.resolve("changed.backup"));
    try (var raw = new RandomAccessFile(changed.toFile(), "rw")) {
      raw.seek(size / 2);
      int old = raw.read();
      raw.seek(size / 2);
      raw.write(old ^ 1);
    }
    long before = files(other.directory(), "pgdata");
    Path none = Files.writeString(folder.resolve("none.backup"), "not a backup at all");
    Restores restores = new Restores(other, Store.ENTITIES);
    assertThatThrownBy(() -> restores.stage(cut, UNWATCHED)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> restores.stage(changed, UNWATCHED)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> restores.stage(none, UNWATCHED)).hasMessageContaining("no backup");
    assertThatThrownBy(() -> restores.stage(folder.resolve("nowhere"), UNWATCHED))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> restores.stage(file, new Watched(true)))
        .hasMessageContaining("given up");
    assertThat(restores.waits()).isFalse();
    assertThat(files(other.directory(), "pgdata")).isEqualTo(before);
  }

  @Test
  void aBackupThatIsGivenUpLeavesTheFileOfBefore() throws Exception {
    Path file = Files.writeString(folder.resolve("before.backup"), "the one of before");

    assertThatThrownBy(() -> backups.save(file, new Watched(true)))
        .hasMessageContaining("given up");

    assertThat(Files.readString(file)).isEqualTo("the one of before");
    assertThat(files(folder, ".backup-")).isZero();
  }

  @Test
  void booksThatDoNotAgreeAndASchemaOfTomorrowAreRefused() throws Exception {
    Path file = folder.resolve("source.backup");
    var _ = backups.save(file, UNWATCHED);
    Restores restores = new Restores(other, Store.ENTITIES);
    var _ = restores.stage(file, UNWATCHED);
    Path forged = folder.resolve("forged.backup");
    Path future = folder.resolve("future.backup");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(other, step -> {});
        Database its = Database.open(access(server), Store.ENTITIES);
        Connection connection = connect(server);
        var statement = connection.createStatement()) {
      Backups again = new Backups(server, its, new DatabaseClock(), "test");
      statement.execute("UPDATE inventory_events SET quantity = quantity + 1 WHERE seq = 1");
      var _ = again.save(forged, UNWATCHED);
      statement.execute("UPDATE inventory_events SET quantity = quantity - 1 WHERE seq = 1");
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT 10000, '9999', description, type, script,"
              + " checksum, installed_by, installed_on, execution_time, success"
              + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
      var _ = again.save(future, UNWATCHED);
    }
    assertThatThrownBy(() -> restores.stage(forged, UNWATCHED))
        .hasMessageContaining("books")
        .hasMessageContaining("nothing has changed");
    assertThatThrownBy(() -> restores.stage(future, UNWATCHED))
        .hasMessageContaining("newer version");
    assertThat(restores.waits()).isFalse();
  }
}
