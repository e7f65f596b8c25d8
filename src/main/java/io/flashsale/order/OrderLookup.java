package io.flashsale.order;

import io.flashsale.persistence.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds orders by their ids, with one query for all that are asked for while the last one ran.
 *
 * <p>A crowd that checks out asks for some thousand orders a second; a query each would take the
 * connections from the sequencers.
 */
final class OrderLookup {

  /** How many orders one query reads at most. */
  private static final int QUERY_LIMIT = 1_000;

  private record Question(UUID id, CompletableFuture<Optional<Order>> answer) {}

  private final Database database;
  private final OrderRepository orders;
  private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean reading = new AtomicBoolean();

  OrderLookup(Database database, OrderRepository orders) {
    this.database = database;
    this.orders = orders;
  }

  /** The order as it stands after this call began. */
  Optional<Order> find(UUID id) {
    Question question = new Question(id, new CompletableFuture<>());
    questions.add(question);
    readOn();
    try {
      return question.answer().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void readOn() {
    if (!questions.isEmpty() && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("order-lookup").start(this::read);
    }
  }

  private void read() {
    List<Question> taken = new ArrayList<>();
    try {
      for (var next = questions.poll(); next != null; next = questions.poll()) {
        taken.add(next);
        if (taken.size() == QUERY_LIMIT) {
          break;
        }
      }
      answer(taken);
    } catch (RuntimeException | Error e) {
      taken.forEach(question -> question.answer().completeExceptionally(e));
      if (e instanceof Error error) {
        throw error;
      }
    } finally {
      reading.set(false);
      readOn();
    }
  }

  private void answer(List<Question> taken) {
    List<UUID> ids = taken.stream().map(Question::id).distinct().toList();
    Map<UUID, Order> found =
        database.call(session -> orders.findAll(session, ids)).stream()
            .collect(Collectors.toMap(Order::id, Function.identity()));
    taken.forEach(
        question -> question.answer().complete(Optional.ofNullable(found.get(question.id()))));
  }
}
