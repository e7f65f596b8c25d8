package io.flashsale.embedded;

import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data of a backup beside the data of a home, run by a server of its own to be looked at.
 *
 * <p>The home's own data and its server are not touched, whether they run or not. What is approved
 * waits as {@link #NEXT} and takes the place of the home's data when PostgreSQL starts next.
 */
public final class StagedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StagedPostgres.class);

  /** The folder that the next start takes instead of the data. */
  static final String NEXT = "pgdata.next";

  private static final String UNFINISHED = "pgdata.staged-";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final PostgresControl control;
  private final Path data;
  private final int port;
  private final String password;
  private boolean running = true;

  private StagedPostgres(PostgresControl control, Path data, int port, String password) {
    this.control = control;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  /** What a backup says of itself. */
  public static BackupFile head(Path file) throws StartFailure {
    try (BackupReader reader = new BackupReader(file)) {
      return reader.head();
    } catch (IOException e) {
      throw cannotBeRead(file, e);
    }
  }

  private static StartFailure cannotBeRead(Path file, IOException e) {
    return new StartFailure("The backup %s cannot be read (%s).".formatted(file, Reason.of(e)), e);
  }

  /**
   * Unpacks a backup, checks that it is whole and of this PostgreSQL, and starts a server on it.
   *
   * @throws StartFailure when it is not, or was given up; nothing is left behind then
   */
  public static StagedPostgres open(Home home, Path file, Progress progress) throws StartFailure {
    StartProgress quiet = step -> {};
    ServerAccount account = home.account(quiet);
    PostgresPrograms programs = PostgresPrograms.unpack(account, quiet);
    Path data = null;
    try {
      Unpacking.removeBeside(account.folder().resolve("pgdata"), UNFINISHED);
      data = Files.createTempDirectory(account.folder(), UNFINISHED);
      try (BackupReader reader = new BackupReader(file)) {
        refuseOther(reader.head(), programs, file);
        reader.unpack(data, progress);
      }
      account.give(data);
      return start(account, programs, data);
    } catch (StartFailure e) {
      remove(data);
      throw e;
    } catch (BackupFile.Cancelled e) {
      remove(data);
      throw new StartFailure("The restore was given up; nothing has changed.", e);
    } catch (IOException e) {
      remove(data);
      throw new StartFailure(
          "The backup %s cannot be restored (%s); nothing has changed."
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  private static void refuseOther(BackupFile head, PostgresPrograms programs, Path file)
      throws StartFailure {
    int made = head.postgres() / 10_000;
    int ours = programs.versionNumber() / 10_000;
    if (made != ours) {
      throw new StartFailure(
          "The backup %s was made by PostgreSQL %d and this store brings PostgreSQL %d: restore it with the version of the store that made it."
              .formatted(file, made, ours));
    }
  }

  private static StagedPostgres start(ServerAccount account, PostgresPrograms programs, Path data)
      throws IOException, StartFailure {
    String password = account.secret("postgres-password");
    // The data has the password of the home that it comes from.
    List<String> alone =
        List.of(programs.path("postgres"), "--single", "-D", data.toString(), "postgres");
    String own = "ALTER ROLE %s PASSWORD '%s'\n".formatted(PostgresData.USER, password);
    Path log = data.resolve("postgres.log");
    int exit = account.program(log, alone).run(LIMIT, own);
    if (exit != 0) {
      throw new IOException(Log.lastLine(log));
    }
    PostgresControl control = new PostgresControl(account, programs, data);
    int port = Loopback.freePort();
    if (!control.start(port)) {
      throw new IOException(Log.lastLine(control.log()));
    }
    return new StagedPostgres(control, data, port, password);
  }

  private static void remove(@Nullable Path data) {
    if (data == null) {
      return;
    }
    try {
      Unpacking.removeBeside(data, data.getFileName().toString());
    } catch (IOException e) {
      log.warn("What was unpacked to {} could not be removed", data, e);
    }
  }

  public String jdbcUrl() {
    return EmbeddedPostgres.url(port);
  }

  public String user() {
    return PostgresData.USER;
  }

  public String password() {
    return password;
  }

  /**
   * Ends the server and lets the data wait for the next start of the home's PostgreSQL.
   *
   * @throws StartFailure when it cannot be put there
   */
  public void approve() throws StartFailure {
    try {
      stop();
      Path next = data.resolveSibling(NEXT);
      Unpacking.removeBeside(next, NEXT);
      Files.move(data, next, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartFailure(
          "The restored data cannot be put beside the old (%s); nothing has changed."
              .formatted(Reason.of(e)),
          e);
    }
  }

  /** Whether restored data waits for the next start of this home's PostgreSQL. */
  public static boolean waits(Home home) throws StartFailure {
    return Files.isDirectory(home.account(step -> {}).folder().resolve(NEXT));
  }

  /** Forgets restored data that waits for the next start. */
  public static void forget(Home home) throws StartFailure {
    Path next = home.account(step -> {}).folder().resolve(NEXT);
    try {
      Unpacking.removeBeside(next, NEXT);
    } catch (IOException e) {
      throw new StartFailure(
          "The restored data in %s cannot be removed (%s).".formatted(next, Reason.of(e)), e);
    }
  }

  private void stop() throws IOException {
    if (running) {
      running = false;
      if (!control.stop()) {
        throw new IOException("its server does not end");
      }
    }
  }

  /** Ends the server; data that was not approved is removed. */
  @Override
  public void close() {
    try {
      stop();
    } catch (IOException e) {
      log.warn("The server on {} did not end", data, e);
    }
    remove(data);
  }
}
