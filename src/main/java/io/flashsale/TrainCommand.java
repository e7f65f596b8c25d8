package io.flashsale;

import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Starts the store and sells a little, so that the JVM can record what a start needs (its AOT
 * cache). Run by the build on a home of its own.
 */
final class TrainCommand {
  private static final List<String> PAGES =
      List.of("/", "/health", "/api/products/live", "/api/products");

  private final Settings settings;

  TrainCommand(Settings settings) {
    this.settings = settings;
  }

  int run() throws StartFailure {
    try (App app = App.start(settings.servingOn("127.0.0.1", 0), _ -> {});
        HttpClient client = HttpClient.newHttpClient()) {
      URI store = URI.create(app.addresses().local());
      for (String page : PAGES) {
        send(client, HttpRequest.newBuilder(store.resolve(page)).build());
      }
      String order =
          send(
              client,
              HttpRequest.newBuilder(store.resolve("/api/holds"))
                  .POST(
                      BodyPublishers.ofString(
                          "{\"productId\":1,\"email\":\"trainee@example.com\",\"qty\":1}"))
                  .build());
      String orderId = order.replaceAll("(?s).*\"orderId\":\"([^\"]+)\".*", "$1");
      send(
          client,
          HttpRequest.newBuilder(store.resolve("/api/orders/" + orderId + "/confirm"))
              .POST(BodyPublishers.noBody())
              .build());
      send(
          client,
          HttpRequest.newBuilder(store.resolve("/api/admin/metrics"))
              .header("Authorization", "Bearer " + app.adminToken())
              .build());
    }
    return 0;
  }

  private static String send(HttpClient client, HttpRequest request) throws StartFailure {
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new StartFailure("The training of the start failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The training of the start was interrupted.", e);
    }
  }
}
