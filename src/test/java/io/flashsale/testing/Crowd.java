package io.flashsale.testing;

import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.HoldOutcome;
import io.flashsale.inventory.HoldService;
import io.flashsale.order.CustomerEmail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Many who act at once, on the services themselves. */
public final class Crowd {
  private Crowd() {}

  /** Places a hold of one unit. */
  public static HoldOutcome hold(TestStore store, int productId, String email) {
    return hold(store, productId, email, null);
  }

  /** Places a hold of one unit with a key. */
  public static HoldOutcome hold(
      TestStore store, int productId, String email, @Nullable String key) {
    HoldService holds = store.store().webServices().holds();
    var arrival = holds.arrive();
    try {
      return holds.place(
          new PlaceHold(productId, CustomerEmail.parse(email).orElseThrow(), 1, "192.0.2.1", key),
          arrival);
    } finally {
      arrival.settle();
    }
  }

  /** Runs all tasks at once, each on a virtual thread, and gives their results in order. */
  public static <T> List<T> atOnce(List<Callable<T>> tasks) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
