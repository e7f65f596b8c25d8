package io.flashsale;

import io.flashsale.backup.Backups;
import io.flashsale.embedded.BackupFile;
import io.flashsale.embedded.Home;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Backs the embedded database up into one file; by the running store where one uses the home. */
final class BackupCommand {
  static final String NAME = "backup";

  private final Settings settings;
  private final Path file;

  BackupCommand(Settings settings, ParseResult command) {
    this.settings = settings;
    this.file = Path.of(command.matchedPositionalValue(0, ""));
  }

  /** Adds the file to the command's settings. */
  static CommandSpec withFile(CommandSpec command, String description) {
    command.usageMessage().description(description);
    return command.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .paramLabel("FILE")
            .type(String.class)
            .description("the backup")
            .build());
  }

  int run() throws StartFailure {
    refuseOutside(settings);
    try (FileBar bar = new FileBar("Backing up")) {
      long size = save(bar);
      System.out.printf("The backup %s has %,d bytes and is whole.%n", file, size);
      return 0;
    } catch (IOException e) {
      throw new StartFailure(
          "The backup %s could not be made (%s).".formatted(file, e.getMessage()), e);
    }
  }

  /** Only the database inside the store is the store's to copy. */
  static void refuseOutside(Settings settings) throws StartFailure {
    if (settings.databaseUrl() != null) {
      throw new StartFailure(
          "The database at %s is not the store's own: use PostgreSQL's pg_dump and pg_restore."
              .formatted(settings.databaseUrl().shown()));
    }
  }

  private long save(FileBar bar) throws IOException, StartFailure {
    if (Files.exists(settings.home().resolve("store.url")) && runs()) {
      return fetch(bar);
    }
    Closing closing = new Closing();
    try {
      Home home = closing.add(Home.open(settings.home()));
      StoreDatabase opened = StoreDatabase.open(settings, home, step -> {}, closing);
      closing.add(opened.database());
      Backups backups = opened.backups();
      if (backups == null) {
        throw new IllegalStateException("an embedded database without backups");
      }
      return backups.save(file, bar);
    } finally {
      closing.close();
    }
  }

  /** Whether another process holds the home. */
  private boolean runs() {
    try (Home _ = Home.open(settings.home())) {
      return false;
    } catch (StartFailure | IOException e) {
      return true;
    }
  }

  private long fetch(FileBar bar) throws IOException, StartFailure {
    String url = RunningStoreFile.read(settings.home());
    HttpRequest request =
        RunningStoreClient.asAdmin(settings, url, "/api/admin/backup")
            .timeout(Duration.ofSeconds(60))
            .build();
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".backup-", ".part");
    try (HttpClient client = RunningStoreClient.of(settings, url)) {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new StartFailure(
              "The running store at %s answered %d to the backup."
                  .formatted(url, answer.statusCode()));
        }
        Files.copy(body, fresh, StandardCopyOption.REPLACE_EXISTING);
      }
      BackupFile.check(fresh, bar);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      return Files.size(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The backup was interrupted.", e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
