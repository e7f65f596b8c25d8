package io.flashsale.console;

import static org.awaitility.Awaitility.await;

import io.flashsale.console.live.Changes;
import io.flashsale.console.live.Pulse;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.shell.PageTools;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of pages without a toolkit: a thread of its own takes the FX thread's place. */
public final class FakeDesk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FakeDesk.class);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Pulse pulse;
  private final Work work = new Work(this::tell);
  private final Changes changes;
  private final Memory memory = Memory.ofThisTime();

  /**
   * @param beat the least time between two beats of a page
   */
  public FakeDesk(FakeStore store, Duration beat) {
    pulse = new Pulse(this::tell, beat);
    changes = new Changes(store.feed, this::tell);
  }

  /** Like the FX thread, it takes what comes after the end and does nothing with it. */
  private void tell(Runnable told) {
    try {
      thread.execute(told);
    } catch (RejectedExecutionException e) {
      log.debug("Told after the end", e);
    }
  }

  /** The formats of all pages here. */
  public static Formats formats() {
    return new Formats(Locale.UK, ZoneOffset.UTC, Currency.getInstance("GBP"));
  }

  /** What pages are given. */
  public PageTools tools() {
    return new PageTools(formats(), text -> {}, new ThemeViewModel(), work, changes, pulse, memory);
  }

  /** What is remembered of the last time. */
  public Memory memory() {
    return memory;
  }

  /** Does something where pages are told, and waits for it. */
  public <T> T ask(Callable<T> question) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return question.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            thread)
        .join();
  }

  /** The same for what has no answer. */
  public void run(Runnable action) {
    CompletableFuture.runAsync(action, thread).join();
  }

  /** Waits until something is so where pages are told. */
  public void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(30)).until(() -> ask(condition));
  }

  @Override
  public void close() {
    changes.close();
    pulse.close();
    work.close();
    thread.shutdown();
  }
}
