package io.flashsale;

import io.flashsale.backup.Backups;
import io.flashsale.embedded.EmbeddedPostgres;
import io.flashsale.embedded.Home;
import io.flashsale.embedded.ServerWatch;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.DatabaseAccess;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.settings.DatabaseUrl;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import org.jspecify.annotations.Nullable;

/**
 * The database that the settings name, open.
 *
 * @param backups of it; null where it is not the store's own
 */
record StoreDatabase(Database database, @Nullable Backups backups) {

  /**
   * Opens it and brings its schema up to date.
   *
   * @param closing closes what was started for it, but not the database itself
   */
  static StoreDatabase open(Settings settings, Home home, StartProgress progress, Closing closing)
      throws StartFailure {
    DatabaseUrl url = settings.databaseUrl();
    if (url == null) {
      return own(home, progress, closing);
    }
    progress.step("Bringing the schema up to date");
    DatabaseAccess access =
        new DatabaseAccess(url.jdbcUrl(), url.user(), url.password(), url.shown());
    return new StoreDatabase(Database.open(access, Store.ENTITIES), null);
  }

  private static StoreDatabase own(Home home, StartProgress progress, Closing closing)
      throws StartFailure {
    EmbeddedPostgres postgres = closing.add(EmbeddedPostgres.start(home, progress));
    closing.add(ServerWatch.over(postgres));
    progress.step("Bringing the schema up to date");
    Database database =
        Database.open(
            new DatabaseAccess(
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                "the embedded PostgreSQL"),
            Store.ENTITIES);
    return new StoreDatabase(
        database, new Backups(postgres, database, new DatabaseClock(), Main.version()));
  }
}
