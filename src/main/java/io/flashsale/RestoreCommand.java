package io.flashsale;

import io.flashsale.backup.Restores;
import io.flashsale.backup.Restores.Restored;
import io.flashsale.embedded.Home;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/** Restores a backup into a home that no store uses; the next start has its data. */
final class RestoreCommand {
  static final String NAME = "restore";

  private final Settings settings;
  private final Path file;

  RestoreCommand(Settings settings, ParseResult command) {
    this.settings = settings;
    this.file = Path.of(command.matchedPositionalValue(0, ""));
  }

  int run() throws StartFailure {
    BackupCommand.refuseOutside(settings);
    try (Home home = Home.open(settings.home());
        FileBar bar = new FileBar("Restoring")) {
      Restored restored = new Restores(home, Store.ENTITIES).stage(file, bar);
      System.out.printf(
          "The backup of %s is whole: %,d products, %,d events, every one verified. The next start"
              + " has it; the data of before stays beside it as pgdata.before-restore-N.%n",
          restored.madeAt(), restored.products(), restored.events());
      return 0;
    } catch (IOException e) {
      throw new StartFailure("The home %s could not be closed.".formatted(settings.home()), e);
    }
  }
}
