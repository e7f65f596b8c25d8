package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** Makes the folder of PostgreSQL's data, with the store's empty database in it. */
final class PostgresData {

  static final String USER = "app";
  static final String DATABASE = "flashsale";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final ServerAccount account;
  private final PostgresPrograms programs;

  PostgresData(ServerAccount account, PostgresPrograms programs) {
    this.account = account;
    this.programs = programs;
  }

  /** The data's folder; made here when it is not there. */
  Path ensure(String password, StartProgress progress) throws StartFailure {
    Path data = account.folder().resolve("pgdata");
    try {
      if (Files.exists(data)) {
        checkVersion(data);
      } else {
        progress.step("Making the database");
        make(data, password);
      }
      return data;
    } catch (IOException e) {
      throw new StartFailure(
          "The database could not be made in %s (%s): make room there, or set FLASHSALE_HOME to another folder."
              .formatted(account.folder(), Reason.of(e)),
          e);
    }
  }

  private void checkVersion(Path data) throws IOException, StartFailure {
    String made = Files.readString(data.resolve("PG_VERSION")).strip();
    String ours = String.valueOf(programs.versionNumber() / 10_000);
    if (!made.equals(ours)) {
      throw new StartFailure(
          "The data in %s was made by PostgreSQL %s and this store brings PostgreSQL %s: use the store that made it, or set FLASHSALE_HOME to another folder."
              .formatted(data, made, ours));
    }
  }

  private void make(Path data, String password) throws IOException {
    Unpacking.removeBeside(data, "pgdata.init-");
    Path fresh = Files.createTempDirectory(data.getParent(), "pgdata.init-");
    Path passwordFile =
        Files.createTempFile(
            data.getParent(), "pgdata.init-", ".password", PrivateFiles.fileMode(data));
    Path log = fresh.resolveSibling(fresh.getFileName() + ".log");
    Files.writeString(passwordFile, password + "\n");
    account.give(fresh);
    account.give(passwordFile);
    run(log, initdb(fresh, passwordFile), "");
    run(log, singleUser(fresh), "CREATE DATABASE " + DATABASE + "\n");
    Files.delete(passwordFile);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(log);
  }

  private List<String> initdb(Path fresh, Path passwordFile) {
    return List.of(
        programs.path("initdb"),
        "--pgdata=" + fresh,
        "--username=" + USER,
        "--auth=scram-sha-256",
        "--pwfile=" + passwordFile,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
  }

  private List<String> singleUser(Path fresh) {
    return List.of(programs.path("postgres"), "--single", "-D", fresh.toString(), "postgres");
  }

  private void run(Path log, List<String> words, String input) throws IOException {
    int exit = account.program(log, words).run(LIMIT, input);
    if (exit != 0) {
      throw new IOException(Log.lastLine(log));
    }
  }
}
