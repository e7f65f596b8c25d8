package io.flashsale.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PollTest {
  private final Deque<Runnable> readers = new ArrayDeque<>();
  private final Deque<Runnable> receiver = new ArrayDeque<>();
  private final List<Reading<Integer>> heard = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

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
}
