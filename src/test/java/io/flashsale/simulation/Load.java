package io.flashsale.simulation;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shoppers who buy from one node or several until they are stopped. */
public final class Load implements AutoCloseable {
  private final History history = new History();
  private final Wire wire = new Wire();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> shoppers = new ArrayList<>();

  private Load() {}

  /** Lets this many shoppers loose. */
  public static Load start(List<? extends Node> nodes, Goods goods, int shoppers) {
    Load load = new Load();
    String name = UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < shoppers; i++) {
      load.shoppers.add(
          load.threads.submit(
              new Shopper(name + "-" + i, nodes, load.wire, load.history, goods, load.over::get)));
    }
    return load;
  }

  public History history() {
    return history;
  }

  /** Waits until this many holds have been granted that were asked for after the call. */
  public void awaitGrants(int count, Duration atMost) {
    long from = System.nanoTime();
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> history.grantsSentAfter(from) >= count);
  }

  /** Lets nobody else come, and waits until those who are there have their answers or give up. */
  public History stop() {
    over.set(true);
    for (Future<?> shopper : shoppers) {
      try {
        shopper.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return history;
  }

  @Override
  public void close() {
    over.set(true);
    threads.shutdownNow();
    wire.close();
    threads.close();
  }
}
