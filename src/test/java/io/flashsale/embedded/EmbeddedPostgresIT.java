package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.startup.StartFailure;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** All on one home, as a store lives: the first test is its cold start. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresIT {

  @TempDir static Path folder;

  private Home home;
  private final List<String> steps = new ArrayList<>();

  @BeforeEach
  void openHome() throws StartFailure {
    home = Home.open(folder.resolve("a home"));
  }

  @AfterEach
  void closeHome() throws Exception {
    home.close();
  }

  @Test
  @Order(1)
  void aColdStartMakesTheDatabaseAndTellsItsSteps() throws Exception {
    try (SecretsWatch watch = SecretsWatch.begin();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
      watch.assertKept(postgres.password(), postgres.pid(), home.directory());
      assertThat(steps)
          .endsWith("Unpacking PostgreSQL", "Making the database", "Starting PostgreSQL");
      assertThat(ask(postgres, "SELECT current_database()")).isEqualTo("flashsale");
      assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
      execute(postgres, "CREATE TABLE kept (word text)");
      execute(postgres, "INSERT INTO kept VALUES ('sold')");
    }
    try (var left = Files.newDirectoryStream(home.directory(), "*{init,new}-*")) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @Order(2)
  void aWarmStartKeepsTheDataAndUnpacksNothing() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
      assertThat(steps).doesNotContain("Unpacking PostgreSQL", "Making the database");
      assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("sold");
    }
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
      assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void onlyTheLoopbackAndThePasswordLeadIn() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add)) {
      assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(postgres.dataDirectory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aTakenPortIsPassedOver() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, Loopback.address())) {
      Deque<Integer> ports = new ArrayDeque<>(List.of(taken.getLocalPort(), Loopback.freePort()));

      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add, ports::pop)) {
        assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
        assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void closingEndsTheServerForGood() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home, steps::add);

    postgres.close();
    postgres.close();

    assertThat(new ServerProcess(postgres.pid()).runs("postgres")).isFalse();
    assertThat(postgres.dataDirectory().resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void dataOfAnotherPostgresIsRefusedInOneSentence() throws Exception {
    EmbeddedPostgres.start(home, steps::add).close();
    Path version = folder.resolve("a home/pgdata/PG_VERSION");
    String ours = Files.readString(version);
    Files.writeString(version, "12\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(home, steps::add))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("made by PostgreSQL 12 and this store brings PostgreSQL 18:");

    Files.writeString(version, ours);
  }

  @Test
  void twoHomesRunSideBySide() throws Exception {
    try (Home other = Home.open(folder.resolve("other"));
        EmbeddedPostgres first = EmbeddedPostgres.start(home, steps::add);
        EmbeddedPostgres second = EmbeddedPostgres.start(other, steps::add)) {
      assertThat(first.port()).isNotEqualTo(second.port());
      assertThat(first.password()).isNotEqualTo(second.password());
      assertThat(ask(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"))
          .isEqualTo("0");
    }
  }

  private static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
    try (Connection connection = connect(postgres);
        ResultSet result = connection.createStatement().executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(EmbeddedPostgres postgres, String command) throws SQLException {
    try (Connection connection = connect(postgres)) {
      connection.createStatement().execute(command);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
