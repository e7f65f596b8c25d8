package io.flashsale.console;

import io.flashsale.analytics.MetricsReport.ProductFigures;
import io.flashsale.console.memory.Memory;
import io.flashsale.startup.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A window over a store that sells by itself, to look at.
 *
 * <p>Its first argument is what to show: {@code store}, {@code empty} or {@code failure}.
 */
public final class DemoConsole {
  private DemoConsole() {}

  public static void main(String[] args) {
    String what = args.length == 0 ? "store" : args[0];
    long begun = System.nanoTime();
    Display.open()
        .ifPresent(
            obstacle -> {
              System.err.println(obstacle);
              System.exit(2);
            });
    FakeStart start = FakeStart.ready();
    if (what.equals("empty")) {
      start.store.metrics = FakeStore::nothing;
    } else {
      start.store.metrics = () -> FakeStore.report(selling(begun));
    }
    start.outcome =
        () -> {
          for (String step :
              List.of(
                  "Starting PostgreSQL",
                  "Starting Redis",
                  "Updating the schema",
                  "Opening the store")) {
            start.progress.step(step);
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
          }
          if (what.equals("failure")) {
            throw new StartFailure(
                "Port 4000 is taken by another program: end that program, or choose another port"
                    + " with PORT=4001.");
          }
          return start.store.store();
        };
    System.exit(Console.run(start, Memory.ofThisTime()));
  }

  private static List<ProductFigures> selling(long begun) {
    int seconds = (int) Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    List<ProductFigures> products = new ArrayList<>(FakeStore.demoProducts());
    int sold = Math.min(95, seconds);
    products.set(1, FakeStore.product(2, "Pro Gaming Mouse", 4_999, 100, sold, 5, 3, -60));
    return products;
  }
}
