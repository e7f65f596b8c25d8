package io.flashsale.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PollTest {
  private final Deque<Runnable> readers = new ArrayDeque<>();
  private final Deque<Runnable> receiver = new ArrayDeque<>();
  private final List<Reading<Integer>> heard = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private Runnable selfRefresh = () -> {};

  private Poll<Integer> poll(Supplier<Integer> source) {
    return new Poll<>(source, readers::add, receiver::add, heard::add, nanos::get);
  }

  private static void runAll(Deque<Runnable> work) {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void hands_over_what_it_read() {
    poll(() -> 7).tick();
    runAll(readers);
    runAll(receiver);
    assertThat(heard).containsExactly(new Reading.Fresh<>(7));
  }

  @Test
  void reads_once_at_a_time() {
    Poll<Integer> poll = poll(() -> 7);
    poll.tick();
    poll.tick();
    assertThat(readers).hasSize(1);
  }

  @Test
  void a_reading_is_missing_while_it_takes_too_long() {
    Poll<Integer> poll = poll(() -> 7);
    poll.tick();
    nanos.addAndGet(Poll.PATIENCE.toNanos());
    poll.tick();
    runAll(receiver);
    assertThat(heard).isEmpty();

    nanos.incrementAndGet();
    poll.tick();
    runAll(receiver);
    assertThat(heard).containsExactly(new Reading.Missing<>());

    runAll(readers);
    runAll(receiver);
    assertThat(heard).last().isEqualTo(new Reading.Fresh<>(7));
  }

  @Test
  void a_reading_that_throws_is_missing_and_the_next_is_tried() {
    Deque<Supplier<Integer>> answers = new ArrayDeque<>();
    answers.add(
        () -> {
          throw new IllegalStateException("connection refused");
        });
    answers.add(() -> 8);
    Poll<Integer> poll = poll(() -> answers.remove().get());
    for (int i = 0; i < 2; i++) {
      poll.tick();
      runAll(readers);
      runAll(receiver);
    }
    assertThat(heard).containsExactly(new Reading.Missing<>(), new Reading.Fresh<>(8));
  }

  @Test
  void a_receiver_that_is_slow_gets_the_newest_only() {
    AtomicLong counter = new AtomicLong();
    Poll<Integer> poll = poll(() -> (int) counter.incrementAndGet());
    for (int i = 0; i < 5; i++) {
      poll.tick();
      runAll(readers);
    }
    assertThat(receiver).hasSize(1);
    runAll(receiver);
    assertThat(heard).containsExactly(new Reading.Fresh<>(5));
  }

  @Test
  void what_changes_during_a_reading_is_read_again_after_it() {
    AtomicLong counter = new AtomicLong();
    Poll<Integer> poll = poll(() -> (int) counter.incrementAndGet());
    poll.refresh();
    poll.refresh();
    poll.refresh();
    assertThat(readers).hasSize(1);
    runAll(readers);
    runAll(receiver);
    assertThat(heard).containsExactly(new Reading.Fresh<>(1));

    Poll<Integer> busy =
        poll(
            () -> {
              if (counter.incrementAndGet() == 2) {
                selfRefresh.run();
              }
              return (int) counter.get();
            });
    selfRefresh = busy::refresh;
    busy.tick();
    runAll(readers);
    runAll(receiver);
    assertThat(heard).last().isEqualTo(new Reading.Fresh<>(3));
  }

  @Test
  void a_beat_is_left_out_where_a_change_was_read_just_before() {
    Poll<Integer> poll = poll(() -> 7);
    poll.refresh();
    runAll(readers);
    nanos.addAndGet(999_999_999);
    poll.tick(Duration.ofSeconds(1));
    assertThat(readers).isEmpty();
    nanos.incrementAndGet();
    poll.tick(Duration.ofSeconds(1));
    assertThat(readers).hasSize(1);
  }

  @Test
  void a_reading_that_comes_after_the_end_is_none() {
    Poll<Integer> poll =
        new Poll<>(
            () -> 7,
            reading -> {
              throw new RejectedExecutionException("closed");
            },
            receiver::add,
            heard::add,
            nanos::get);
    poll.refresh();
    poll.tick();
    assertThat(receiver).isEmpty();
  }
}
