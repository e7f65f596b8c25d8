package io.flashsale.console;

import io.flashsale.console.store.ConsoleStore;
import io.flashsale.startup.StartFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the store and ends it, each on a thread of its own; the end waits for the start. */
final class StoreLife {
  private final ConsoleStart start;
  private final Executor receiver;
  private final CompletableFuture<ConsoleStore> started = new CompletableFuture<>();

  /** A life that has not begun; what comes of it is told on {@code receiver}. */
  StoreLife(ConsoleStart start, Executor receiver) {
    this.start = start;
    this.receiver = receiver;
  }

  /** Begins the start; then tells the store, or else what it failed of. */
  void begin(Consumer<String> steps, BiConsumer<@Nullable ConsoleStore, @Nullable Throwable> over) {
    onThread(
        () -> {
          try {
            started.complete(start.start(step -> receiver.execute(() -> steps.accept(step))));
          } catch (StartFailure | RuntimeException | Error e) {
            started.completeExceptionally(e);
          }
        });
    var _ =
        started.whenComplete(
            (store, failure) -> receiver.execute(() -> over.accept(store, failure)));
  }

  /** Begins the end, once the start is over; then tells what went wrong, or null. */
  void end(Consumer<@Nullable Throwable> over) {
    var _ =
        started
            .handle((store, failure) -> failure)
            .thenRunAsync(start::close, StoreLife::onThread)
            .whenComplete((nothing, failure) -> receiver.execute(() -> over.accept(failure)));
  }

  private static void onThread(Runnable work) {
    Thread.ofPlatform().name("console-store").start(work);
  }
}
