package io.flashsale.simulation;

import io.flashsale.simulation.Operation.Kind;
import io.flashsale.simulation.Reply.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that the shoppers of a load asked for and were told, recorded while it goes on. */
public final class History {
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedDeque<Attempt> grants = new ConcurrentLinkedDeque<>();

  /** Records an operation before its first request is sent. */
  void begin(Operation operation) {
    operations.add(operation);
  }

  void add(Operation operation, Attempt attempt) {
    operation.add(attempt);
    if (operation.kind() == Kind.HOLD
        && attempt.reply() instanceof Answered answered
        && answered.status() == 201) {
      grants.add(attempt);
    }
  }

  /** The operations as they are now; they change no more. */
  public List<Operation> operations() {
    return operations.stream().map(Operation::asOfNow).toList();
  }

  /** The operations whose answer is not clear. */
  public List<Operation> open() {
    return operations().stream().filter(operation -> operation.clear().isEmpty()).toList();
  }

  /** How many requests for a hold that were sent after the given time have been granted. */
  public int grantsSentAfter(long nanos) {
    int count = 0;
    var latest = grants.descendingIterator();
    // Grants are recorded as they are answered, which is not quite the order of sending.
    for (int early = 0; latest.hasNext() && early < 1_000; ) {
      if (latest.next().sent() - nanos > 0) {
        count++;
      } else {
        early++;
      }
    }
    return count;
  }

  /** From the given time to the first answer that granted a hold after it; null without one. */
  public Duration firstGrantAfter(long nanos) {
    return grants.stream()
        .filter(grant -> grant.done() - nanos > 0)
        .findFirst()
        .map(grant -> Duration.ofNanos(grant.done() - nanos))
        .orElse(null);
  }

  /** The longest time in which no hold was granted, from the first grant to the last. */
  public Duration longestGap() {
    long longest = 0;
    List<Attempt> all = new ArrayList<>(grants);
    for (int i = 1; i < all.size(); i++) {
      longest = Math.max(longest, all.get(i).done() - all.get(i - 1).done());
    }
    return Duration.ofNanos(longest);
  }

  /** How many requests were answered so. */
  public long answered(Kind kind, int status) {
    return operations.stream()
        .filter(operation -> operation.kind() == kind)
        .flatMap(operation -> operation.answers().stream())
        .filter(answer -> answer.status() == status)
        .count();
  }

  /** How many requests had no answer. */
  public long lost() {
    return operations.stream()
        .flatMap(operation -> operation.attempts().stream())
        .filter(attempt -> attempt.reply() instanceof Reply.Lost)
        .count();
  }
}
