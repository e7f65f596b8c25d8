package io.flashsale;

import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;

/** Makes the demo products; by the running store where one uses the home. */
final class SeedCommand {
  private final Settings settings;

  SeedCommand(Settings settings) {
    this.settings = settings;
  }

  int run() throws StartFailure {
    if (storeRuns()) {
      askRunningStore();
    } else {
      try (App app = App.start(onAnyPort(), _ -> {})) {
        app.store().demo().seed();
      }
    }
    System.out.println("The demo products are there: 3 live, 1 upcoming.");
    return 0;
  }

  private boolean storeRuns() {
    return Files.exists(settings.home().resolve("store.url"));
  }

  private void askRunningStore() throws StartFailure {
    String url = RunningStoreFile.read(settings.home());
    HttpRequest request =
        RunningStoreClient.asAdmin(settings, url, "/api/admin/seed")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = RunningStoreClient.of(settings, url)) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new StartFailure(
            "The running store at %s answered %d to the seeding.".formatted(url, status));
      }
    } catch (IOException e) {
      throw new StartFailure("The running store at %s does not answer.".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The seeding was interrupted.", e);
    }
  }

  /** The store is not to be sold from meanwhile: it serves on loopback, on a port of no name. */
  private Settings onAnyPort() {
    return settings.servingOn("127.0.0.1", 0);
  }
}
