package io.flashsale.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.feed.Change;
import io.flashsale.feed.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Feed feed = new Feed();
  private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
  private final Changes changes = new Changes(feed, told::add);
  private final List<Set<Integer>> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    changes.close();
  }

  private void hear(Duration pause) {
    var _ = changes.hear(pause, change -> change instanceof Change.ProductChanged, heard::add);
  }

  private void receive() {
    await().until(() -> !told.isEmpty());
    for (Runnable next = told.poll(); next != null; next = told.poll()) {
      next.run();
    }
  }

  @Test
  void what_changes_while_the_receiver_is_busy_is_told_together() {
    hear(Duration.ZERO);
    for (int i = 0; i < 1_000; i++) {
      feed.publish(new Change.ProductChanged(i % 3));
    }
    await().until(() -> !told.isEmpty());
    assertThat(told).hasSize(1);
    receive();
    assertThat(heard).containsExactly(Set.of(0, 1, 2));
  }

  @Test
  void what_comes_after_a_telling_is_told_again_but_not_before_the_pause_is_over() {
    hear(Duration.ofMillis(300));
    feed.publish(new Change.ProductChanged(1));
    receive();
    long first = System.nanoTime();
    feed.publish(new Change.ProductChanged(2));
    receive();
    assertThat(heard).containsExactly(Set.of(1), Set.of(2));
    assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void what_does_not_count_is_not_told() {
    hear(Duration.ZERO);
    feed.publish(new Change.LineMoved(7, false));
    feed.publish(new Change.ProductChanged(1));
    receive();
    assertThat(heard).containsExactly(Set.of(1));
  }

  @Test
  void who_has_gone_is_told_nothing() {
    Feed.Subscription hearing = changes.hear(Duration.ZERO, change -> true, heard::add);
    hearing.close();
    feed.publish(new Change.ProductChanged(1));
    hear(Duration.ZERO);
    feed.publish(new Change.ProductChanged(2));
    receive();
    assertThat(heard).containsExactly(Set.of(2));
  }
}
