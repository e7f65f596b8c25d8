package io.flashsale.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final Feed feed = new Feed();
  private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
  private final Changes changes = new Changes(feed, told::add);
  private final Pulse pulse = new Pulse(Runnable::run);
  private final AtomicInteger readings = new AtomicInteger();
  private final List<Reading<Integer>> heard = new CopyOnWriteArrayList<>();
  private final Live live = new Live(changes, pulse);

  @AfterEach
  void close() {
    changes.close();
    pulse.close();
  }

  private void read(Duration beat) {
    live.read(readings::incrementAndGet, beat, heard::add);
    live.hear(Duration.ZERO, change -> change instanceof Change.ProductChanged);
  }

  private void change() {
    feed.publish(new Change.ProductChanged(1));
  }

  private void receive() {
    await().until(() -> !told.isEmpty());
    for (Runnable next = told.poll(); next != null; next = told.poll()) {
      next.run();
    }
  }

  @Test
  void a_change_is_read_though_no_beat_comes() {
    read(NEVER);
    live.shown();
    await().until(() -> heard.size() == 1);
    change();
    receive();
    await().until(() -> heard.size() == 2);
  }

  @Test
  void what_does_not_count_is_not_read() {
    read(NEVER);
    live.shown();
    await().until(() -> heard.size() == 1);
    feed.publish(new Change.LineMoved(1, false));
    change();
    receive();
    await().until(() -> heard.size() == 2);
    assertThat(readings).hasValue(2);
  }

  @Test
  void nothing_is_read_out_of_sight_and_all_of_it_when_it_comes_back() {
    read(Duration.ofMillis(5));
    change();
    live.refresh();
    assertThat(told).isEmpty();
    live.shown();
    await().until(() -> heard.size() >= 3);
    live.hidden();
    // A beat that had asked before is let run out.
    await().pollDelay(Duration.ofMillis(100)).until(() -> readings.get() == heard.size());
    int before = readings.get();
    change();
    live.refresh();
    assertThat(told).isEmpty();
    assertThat(readings).hasValue(before);
    live.shown();
    await().until(() -> readings.get() > before);
  }
}
