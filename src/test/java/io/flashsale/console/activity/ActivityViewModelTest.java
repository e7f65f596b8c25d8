package io.flashsale.console.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.product.Product;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivityViewModelTest {
  private static final Instant NOW = Instant.parse("2026-03-14T15:22:30Z");

  private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
  private final Work work = new Work(told::add);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private final ActivityViewModel viewModel =
      new ActivityViewModel(
          new ActivityDesk() {
            @Override
            public List<InventoryEvent> newest(Map<Integer, Long> after, int limit) {
              asked.incrementAndGet();
              if (away) {
                throw new IllegalStateException("refused");
              }
              return List.of();
            }

            @Override
            public List<Product> products() {
              return List.of(
                  ProductFixtures.product(
                      1, "Lamp", 1, 1, new SaleWindow(NOW, NOW.plusSeconds(1))));
            }
          },
          work,
          new Formats(Locale.US, ZoneId.of("UTC"), Currency.getInstance("EUR")));

  @AfterEach
  void close() {
    work.close();
  }

  private void until(BooleanSupplier condition) {
    await()
        .until(
            () -> {
              for (Runnable next = told.poll(); next != null; next = told.poll()) {
                next.run();
              }
              return condition.getAsBoolean();
            });
  }

  @Test
  void one_reading_goes_on_at_a_time_and_the_next_brings_all_that_happened_meanwhile() {
    viewModel.catchUp();
    for (int i = 0; i < 50; i++) {
      viewModel.hear(Set.of(1));
    }
    until(() -> viewModel.readProperty().get() && asked.get() == 2);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void nothing_is_read_in_a_pause() {
    viewModel.pausedProperty().set(true);
    viewModel.catchUp();
    viewModel.hear(Set.of(1));
    assertThat(asked.get()).isZero();
    viewModel.pausedProperty().set(false);
    until(() -> viewModel.readProperty().get());
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void a_store_that_throws_is_said_to_and_asked_again_with_the_next_event() {
    away = true;
    viewModel.catchUp();
    until(() -> viewModel.messages().messageProperty().get() != null);
    away = false;
    viewModel.hear(Set.of(1));
    until(() -> viewModel.readProperty().get());
  }
}
