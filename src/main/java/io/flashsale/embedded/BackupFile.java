package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a backup says of itself, at its beginning.
 *
 * @param postgres PostgreSQL's own number for the version that made it, such as 180006
 * @param labels what whoever made it wants to know when it is restored
 */
public record BackupFile(int postgres, Map<String, String> labels) {

  /** The names of the archive's own entries; whatever else is in it lies below {@link #DATA}. */
  static final String HEAD = "flashsale-backup";

  static final String SUMS = "sha256sums";
  static final String DATA = "pgdata/";

  public BackupFile {
    labels = Map.copyOf(labels);
  }

  /**
   * Reads a whole backup and compares its files with their sums.
   *
   * @return what it says of itself
   * @throws StartFailure when it is no backup, or not whole
   * @throws IOException when it cannot be read, or was given up
   */
  public static BackupFile check(Path file, Progress progress) throws IOException, StartFailure {
    try (BackupReader reader = new BackupReader(file)) {
      BackupFile head = reader.head();
      reader.unpack(null, progress);
      return head;
    }
  }

  /** Follows a backup or a restore, and may end it. */
  public interface Progress {

    /** How many bytes of about how many are done; as often as it comes. */
    void tell(long done, long of);

    /** Whether it is to be given up. */
    boolean cancelled();
  }

  /** It was given up. */
  public static final class Cancelled extends IOException {
    Cancelled() {
      super("it was given up");
    }
  }
}
