package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Command.Confirm;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
  private static final int CAPACITY = 2_000;

  private final CommandQueue queue = new CommandQueue(CAPACITY);

  private static Pending<ConfirmOutcome> pending(long arrival) {
    return new Pending<>(new Confirm(1, new UUID(0, arrival)), arrival);
  }

  @Test
  void commandsAreTakenInTheOrderOfArrivalHoweverTheyCame() {
    for (long arrival : new long[] {3, 1, 2}) {
      queue.offer(pending(arrival));
    }
    assertThat(queue.take(Long.MAX_VALUE)).extracting(Pending::arrival).containsExactly(1L, 2L, 3L);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whoArrivedLaterThanAskedForStaysInTheQueue() {
    queue.offer(pending(1));
    queue.offer(pending(9));
    assertThat(queue.take(5)).extracting(Pending::arrival).containsExactly(1L);
    assertThat(queue.take(9)).extracting(Pending::arrival).containsExactly(9L);
  }

  @Test
  void aCommandThatWasGivenUpIsNotTaken() {
    Pending<ConfirmOutcome> givenUp = pending(1);
    queue.offer(givenUp);
    queue.offer(pending(2));
    assertThat(givenUp.claim()).isTrue();
    assertThat(queue.take(Long.MAX_VALUE)).extracting(Pending::arrival).containsExactly(2L);
  }

  @Test
  void aFullQueueTakesNoMoreUntilAGroupLeaves() {
    IntStream.range(0, CAPACITY).forEach(i -> queue.offer(pending(i)));
    assertThat(queue.offer(pending(CAPACITY))).isFalse();
    assertThat(queue.take(Long.MAX_VALUE)).hasSize(CommandQueue.GROUP_LIMIT);
    assertThat(queue.offer(pending(CAPACITY))).isTrue();
  }
}
