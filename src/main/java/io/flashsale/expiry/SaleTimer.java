package io.flashsale.expiry;

import io.flashsale.inventory.LineService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer that opens draws when their sale begins, closes lines when it ends, and serves a line
 * that somebody left unserved.
 *
 * <p>It looks at the catalog in memory every second, and again at the very moment for what begins
 * or ends before the next look. Every node does; the product's sequencer has each done once.
 */
public final class SaleTimer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SaleTimer.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The node's time may be behind the database's by this much. */
  private static final Duration SLACK = Duration.ofMillis(20);

  private final Catalog catalog;
  private final StoreTime time;
  private final LineService lines;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sale-timer").daemon().factory());
  private final ExecutorService commands =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sale-", 0).factory());
  private final Set<Integer> busy = ConcurrentHashMap.newKeySet();

  public SaleTimer(Catalog catalog, StoreTime time, LineService lines) {
    this.catalog = catalog;
    this.time = time;
    this.lines = lines;
  }

  /** Begins to look every second. */
  public void start() {
    var _ = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has every line kept whose time has come; returns before they are. */
  void look() {
    try {
      Instant now = time.now();
      for (Product product : everyProduct()) {
        if (needsDraw(product) || product.line().inLine() > 0) {
          keep(product, now);
          lookAt(product.window().startsAt(), now);
          lookAt(product.window().endsAt(), now);
        }
      }
    } catch (RuntimeException e) {
      log.warn("Looking after the lines failed, to be tried again in a second", e);
    }
  }

  /** Rehearsals stand in no list, but their lines are kept as any. */
  private List<Product> everyProduct() {
    List<Product> every = new ArrayList<>(catalog.all());
    every.addAll(catalog.rehearsals());
    return every;
  }

  private void lookAt(Instant moment, Instant now) {
    Duration left = Duration.between(now, moment);
    if (left.isPositive() && left.compareTo(LOOK) <= 0) {
      var _ = timer.schedule(this::look, left.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static boolean needsDraw(Product product) {
    return product.opening() == OpeningMode.DRAW && product.line().drawnAt() == null;
  }

  private void keep(Product product, Instant now) {
    int id = product.id();
    switch (product.window().at(now)) {
      case UPCOMING -> {}
      case LIVE -> {
        if (needsDraw(product)) {
          run(id, () -> lines.open(id));
        } else if (product.line().waiting() > 0
            && product.stock().available() > 0
            && !product.paused()) {
          run(id, () -> lines.serve(id));
        }
      }
      case ENDED -> {
        if (product.line().inLine() > 0) {
          run(id, () -> lines.close(id));
        }
      }
    }
  }

  /** Runs one command at a time for a product, so that looks do not pile up behind a slow one. */
  private void run(int productId, Runnable command) {
    if (!busy.add(productId)) {
      return;
    }
    try {
      commands.execute(
          () -> {
            try {
              command.run();
            } finally {
              busy.remove(productId);
            }
          });
    } catch (RejectedExecutionException e) {
      busy.remove(productId);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    commands.close();
  }
}
