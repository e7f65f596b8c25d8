package io.flashsale.backup;

import io.flashsale.embedded.BackupFile;
import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.embedded.EmbeddedPostgres;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.startup.StartFailure;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Makes backups of the embedded database while the store sells.
 *
 * <p>A backup has all that customers gave to the store, so its file is for its owner only.
 */
public final class Backups {
  private final EmbeddedPostgres postgres;
  private final Database database;
  private final StoreClock clock;
  private final String program;

  /**
   * @param program the version of the program, to be read in the backup
   */
  public Backups(EmbeddedPostgres postgres, Database database, StoreClock clock, String program) {
    this.postgres = postgres;
    this.database = database;
    this.clock = clock;
    this.program = program;
  }

  /**
   * Writes a backup; the stream stays open.
   *
   * @throws IOException when the server or the stream fails, or it was given up; what was written
   *     then is no backup
   */
  public void write(OutputStream out, Progress progress) throws IOException {
    String now = database.call(clock::now).truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, String> labels = Map.of("program", program, "madeAt", now);
    postgres.backUp(labels, out, progress);
  }

  /**
   * Makes a backup in a file, mode 0600, and reads it again to see that it is whole. A file that is
   * there is replaced when the new one is.
   *
   * @return the size in bytes
   * @throws IOException when it cannot be made, or was given up; then the file is as it was
   */
  public long save(Path file, Progress progress) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, ".backup-", ".part");
    try {
      try (var out = new FileOutputStream(fresh.toFile());
          var buffered = new BufferedOutputStream(out, 1 << 16)) {
        write(buffered, progress);
        buffered.flush();
        out.getFD().sync();
      }
      BackupFile.check(fresh, progress);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return Files.size(file);
    } catch (StartFailure e) {
      throw new IOException(e.sentence(), e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
