package io.flashsale.backup;

import io.flashsale.audit.AuditReport;
import io.flashsale.audit.Verdict;
import io.flashsale.audit.WholeAudit;
import io.flashsale.embedded.BackupFile;
import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.embedded.Home;
import io.flashsale.embedded.StagedPostgres;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import io.flashsale.startup.StartFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * Restores backups into a home: unpacked and checked beside the data, which the restored data
 * replaces when the store starts next.
 *
 * <p>So it is the same whether the store runs or not, and what is replaced stays beside it.
 */
public final class Restores {
  private final Home home;
  private final List<Class<?>> entities;

  /**
   * @param entities what Hibernate maps in the store's database
   */
  public Restores(Home home, List<Class<?>> entities) {
    this.home = home;
    this.entities = List.copyOf(entities);
  }

  /**
   * What was found in a backup that is whole and whose books agree.
   *
   * @param madeAt when it was made, as an ISO time, or empty when it does not say
   * @param program the version that made it, or empty
   * @param events entries of all ledgers, each of which was verified
   */
  public record Restored(String madeAt, String program, int products, long events) {}

  /**
   * Unpacks a backup, brings its schema up to date, verifies all books, and lets it wait for the
   * next start.
   *
   * @throws StartFailure when it is damaged, of another version, does not balance or was given up;
   *     then nothing has changed
   */
  public Restored stage(Path file, Progress progress) throws StartFailure {
    BackupFile head = StagedPostgres.head(file);
    try (StagedPostgres staged = StagedPostgres.open(home, file, progress)) {
      AuditReport report = audit(staged, progress);
      if (report.verdict() != Verdict.BALANCED) {
        throw new StartFailure(
            "The books in the backup %s do not agree (%s); nothing has changed."
                .formatted(
                    file,
                    report.violations().isEmpty()
                        ? "the check was given up"
                        : report.violations().getFirst().sentence()));
      }
      staged.approve();
      return new Restored(
          head.labels().getOrDefault("madeAt", ""),
          head.labels().getOrDefault("program", ""),
          report.products().size(),
          report.products().stream().mapToLong(AuditReport.ProductAudit::seq).sum());
    }
  }

  private AuditReport audit(StagedPostgres staged, Progress progress) throws StartFailure {
    DatabaseAccess access =
        new DatabaseAccess(
            staged.jdbcUrl(), staged.user(), staged.password(), "the restored PostgreSQL");
    try (Database database = Database.open(access, entities)) {
      return WholeAudit.of(database, progress::tell, progress::cancelled);
    }
  }

  /** Whether restored data waits for the next start. */
  public boolean waits() throws StartFailure {
    return StagedPostgres.waits(home);
  }

  /** Forgets restored data that waits for the next start: the data of now stays. */
  public void forget() throws StartFailure {
    StagedPostgres.forget(home);
  }
}
