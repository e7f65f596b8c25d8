package io.flashsale;

import io.flashsale.product.NewProduct;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleWindow;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts the store and sells for a moment, so that the JVM can record what a start and a sale need:
 * classes, and which methods are hot (its AOT cache). Run by the build on a home of its own, with
 * the limits of holds out of reach.
 */
final class TrainCommand {
  private static final List<String> PAGES =
      List.of("/", "/health", "/api/products/live", "/api/products");
  private static final int SHOPPERS = 32;
  private static final int ORDERS = 3_000;

  private final Settings settings;

  TrainCommand(Settings settings) {
    this.settings = settings;
  }

  int run() throws StartFailure {
    loadWindowClasses();
    try (App app = App.start(settings.servingOn("127.0.0.1", 0), _ -> {});
        HttpClient client = HttpClient.newHttpClient()) {
      URI store = URI.create(app.addresses().local());
      for (String page : PAGES) {
        send(client, HttpRequest.newBuilder(store.resolve(page)).build());
      }
      sell(client, store, product(app).id());
      send(
          client,
          HttpRequest.newBuilder(store.resolve("/api/admin/metrics"))
              .header("Authorization", "Bearer " + app.adminToken().get())
              .build());
    }
    return 0;
  }

  private static void loadWindowClasses() throws StartFailure {
    try {
      WindowClasses.load();
    } catch (IOException e) {
      throw new StartFailure("The training of the start could not read its own jar.", e);
    }
  }

  private static Product product(App app) {
    Instant now = Instant.now();
    var window = new SaleWindow(now.minusSeconds(60), now.plus(Duration.ofHours(1)));
    return app.store()
        .webServices()
        .products()
        .create(
            new NewProduct(
                new ProductDetails("Training", "", 1, window, 1),
                ORDERS,
                OpeningMode.FIRST_COME,
                false));
  }

  private static void sell(HttpClient client, URI store, int productId) {
    var next = new AtomicInteger();
    try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SHOPPERS; i++) {
        var _ =
            shoppers.submit(
                () -> {
                  for (int n = next.incrementAndGet(); n <= ORDERS; n = next.incrementAndGet()) {
                    buy(client, store, productId, n);
                  }
                  return true;
                });
      }
    }
  }

  private static void buy(HttpClient client, URI store, int productId, int number)
      throws StartFailure {
    String body =
        "{\"productId\":%d,\"email\":\"trainee%d@example.com\",\"qty\":1}"
            .formatted(productId, number);
    String held =
        send(
            client,
            HttpRequest.newBuilder(store.resolve("/api/holds"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "training-key-%06d".formatted(number))
                .POST(BodyPublishers.ofString(body))
                .build());
    String orderId = held.replaceAll("(?s).*\"orderId\":\"([^\"]+)\".*", "$1");
    send(
        client,
        HttpRequest.newBuilder(store.resolve("/api/orders/" + orderId + "/confirm"))
            .POST(BodyPublishers.noBody())
            .build());
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
