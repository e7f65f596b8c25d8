package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once per version. */
final class PostgresPrograms {

  private final Path folder;
  private final int versionNumber;

  private PostgresPrograms(Path folder, int versionNumber) {
    this.folder = folder;
    this.versionNumber = versionNumber;
  }

  static PostgresPrograms unpack(ServerAccount account, StartProgress progress)
      throws StartFailure {
    try {
      Bundle bundle = Bundle.read();
      Path folder = account.folder().resolve("postgres-" + bundle.postgresVersion());
      if (!Files.isDirectory(folder)) {
        progress.step("Unpacking PostgreSQL");
        try (var archive = bundle.openPostgres()) {
          Unpacking.into(folder, fresh -> Unpacking.tarXz(archive, fresh));
        }
      }
      return new PostgresPrograms(folder, bundle.postgresVersionNumber());
    } catch (IOException e) {
      throw new StartFailure(
          "PostgreSQL could not be unpacked into %s (%s): make room there, or set FLASHSALE_HOME to another folder."
              .formatted(account.folder(), Reason.of(e)),
          e);
    }
  }

  /** One of initdb, pg_ctl and postgres. */
  String path(String program) {
    return folder.resolve("bin").resolve(program).toString();
  }

  /** PostgreSQL's own number for the version, such as 180006. */
  int versionNumber() {
    return versionNumber;
  }
}
