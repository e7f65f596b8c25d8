package io.flashsale.embedded;

import io.flashsale.embedded.BackupFile.Cancelled;
import io.flashsale.embedded.BackupFile.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the files of the running PostgreSQL, and the log that makes them agree, into one archive.
 *
 * <p>The server goes on meanwhile: no transaction and no snapshot is open, so nothing that sells
 * waits and no old row version is kept. A slot keeps the log until it is copied.
 */
final class PostgresBackup {

  /** What the server makes anew at its start, or must not find there. */
  private static final Set<String> EMPTY_FOLDERS =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Predicate<String> LEFT_OUT =
      Pattern.compile(
              "postmaster\\.(pid|opts)|postgres\\.log.*|backup_label.*|tablespace_map.*"
                  + "|pg_internal\\.init.*|pgsql_tmp.*|current_logfiles.*")
          .asMatchPredicate();

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final String CONTROL = "global/pg_control";

  private final EmbeddedPostgres server;
  private final Progress progress;
  private long copied;
  private long expected;

  private PostgresBackup(EmbeddedPostgres server, Progress progress) {
    this.server = server;
    this.progress = progress;
  }

  /**
   * Writes a backup; the stream stays open.
   *
   * @throws IOException when the server or the stream fails
   * @throws Cancelled when it was given up
   */
  static void write(
      EmbeddedPostgres server, Map<String, String> labels, OutputStream out, Progress progress)
      throws IOException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        var archive = new BackupWriter(out)) {
      new PostgresBackup(server, progress).write(statement, labels, archive);
    } catch (SQLException e) {
      throw new IOException("PostgreSQL did not let it be copied: " + e.getMessage(), e);
    }
  }

  private void write(Statement statement, Map<String, String> labels, BackupWriter archive)
      throws SQLException, IOException {
    int version = Integer.parseInt(text(statement, "SHOW server_version_num"));
    archive.head(new BackupFile(version, labels));
    String slot = "backup_" + UUID.randomUUID().toString().replace("-", "");
    text(
        statement,
        "SELECT slot_name FROM pg_create_physical_replication_slot('%s', true, true)"
            .formatted(slot));
    String first =
        text(statement, "SELECT pg_walfile_name(pg_backup_start('flashsale', fast => true))");
    copyData(archive);
    String last;
    try (ResultSet end =
        statement.executeQuery(
            "SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(wait_for_archive =>"
                + " false)")) {
      end.next();
      last = end.getString(1);
      archive.file(
          BackupFile.DATA + "backup_label", end.getString(2).getBytes(StandardCharsets.UTF_8));
    }
    copyLog(archive, first, last);
    archive.sums();
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void copyData(BackupWriter archive) throws IOException {
    Path data = server.dataDirectory();
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = name(folder);
            if (!name.isEmpty()) {
              archive.folder(BackupFile.DATA + name + "/");
            }
            return EMPTY_FOLDERS.contains(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!LEFT_OUT.test(file.getFileName().toString()) && !name(file).equals(CONTROL)) {
              files.add(file);
              expected += attributes.size();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    // As the server expects it of whoever copies it: what names the checkpoint comes last.
    files.add(data.resolve(CONTROL));
    archive.folder(BackupFile.DATA + "pg_wal/archive_status/");
    for (Path file : files) {
      copy(archive, file);
    }
  }

  private void copyLog(BackupWriter archive, String first, String last) throws IOException {
    List<Path> segments;
    try (Stream<Path> all = Files.list(server.dataDirectory().resolve("pg_wal"))) {
      segments = all.filter(file -> isBetween(file, first, last)).sorted().toList();
    }
    for (Path segment : segments) {
      copy(archive, segment);
    }
  }

  private static boolean isBetween(Path file, String first, String last) {
    String name = file.getFileName().toString();
    return SEGMENT.matcher(name).matches()
        && name.compareTo(first) >= 0
        && name.compareTo(last) <= 0;
  }

  private void copy(BackupWriter archive, Path file) throws IOException {
    if (progress.cancelled()) {
      throw new Cancelled();
    }
    try {
      copied += archive.file(BackupFile.DATA + name(file), file);
      progress.tell(copied, Math.max(copied, expected));
    } catch (NoSuchFileException e) {
      // A table or index that was dropped meanwhile: the log says so, too.
      return;
    }
  }

  private String name(Path path) {
    return server.dataDirectory().relativize(path).toString().replace('\\', '/');
  }
}
