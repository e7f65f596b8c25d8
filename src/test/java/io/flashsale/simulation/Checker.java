package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.simulation.Operation.Kind;
import io.flashsale.simulation.RealTime.Stretch;
import io.flashsale.simulation.Reply.Answered;
import io.flashsale.simulation.Rows.EventRow;
import io.flashsale.simulation.Rows.OrderRow;
import io.flashsale.testing.ConnectionSource;
import io.flashsale.testing.LedgerAudit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the shoppers were told with what the database has.
 *
 * <p>It may be asked at any time: what was answered before it looks must be there. It shares no
 * code with the store.
 */
public final class Checker {
  private static final Map<Kind, Set<String>> REFUSALS =
      Map.of(
          Kind.HOLD, Set.of("409 sold_out", "429 throttled"),
          Kind.CONFIRM, Set.of("409 hold_expired", "409 cancelled"),
          Kind.CANCEL, Set.of("409 hold_expired", "409 already_confirmed"));

  private static final Map<String, String> STATUS_OF_REFUSAL =
      Map.of(
          "hold_expired", "expired",
          "cancelled", "cancelled",
          "already_confirmed", "confirmed");

  private final ConnectionSource database;
  private final int limitPerEmail;
  private final List<String> faults = new ArrayList<>();
  private Rows rows;
  private Duration latestExpiry = Duration.ZERO;

  /**
   * @param limitPerEmail how many holds a customer may have been granted; 0 for any number
   */
  public Checker(ConnectionSource database, int limitPerEmail) {
    this.database = database;
    this.limitPerEmail = limitPerEmail;
  }

  /** Fails with all that is wrong, were it only that an answer is still open. */
  public void assertAllIsRight(History history) {
    assertThat(history.open()).as("operations without a clear answer").isEmpty();
    assertThat(faults(history)).as("faults").isEmpty();
  }

  /** All that contradicts, each in one line. */
  public List<String> faults(History history) {
    faults.clear();
    List<Operation> told = history.operations();
    Set<Integer> products = told.stream().map(Operation::productId).collect(Collectors.toSet());
    try (Connection connection = database.open()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      rows = Rows.read(connection, products);
      faults.addAll(LedgerAudit.of(database).faults(connection, id -> products.contains((int) id)));
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    told.forEach(this::checkAnswers);
    checkNothingUnasked(history.operations());
    checkOneOrderAKey();
    checkLimits();
    checkOrderOfArrival(told);
    checkOrderOfLedger(told);
    return List.copyOf(faults);
  }

  /** How long after its deadline a hold was let go at worst, as of the last look. */
  public Duration latestExpiry() {
    return latestExpiry;
  }

  private void fault(String what, Object... values) {
    faults.add(what.formatted(values));
  }

  private void checkAnswers(Operation operation) {
    JsonNode first = null;
    for (Answered answer : operation.answers()) {
      if (answer.isDone()) {
        JsonNode receipt = answer.json().path("ledger");
        if (first != null && !first.equals(receipt)) {
          fault("%s was answered with %s and with %s", operation, first, receipt);
        }
        first = receipt;
        checkDone(operation, answer);
      } else {
        checkRefusal(operation, answer);
      }
    }
  }

  private void checkDone(Operation operation, Answered answer) {
    switch (operation.kind()) {
      case HOLD -> checkHold(operation, answer);
      case CONFIRM -> checkResolved(operation, answer, "confirmed", "order_confirmed");
      case CANCEL -> checkResolved(operation, answer, "cancelled", "hold_released");
    }
  }

  private void checkHold(Operation hold, Answered answer) {
    OrderRow order = rows.order(answer.json().path("orderId").asString());
    if (answer.status() != 201 || order == null) {
      fault("%s was answered %d, and its order is not there", hold, answer.status());
      return;
    }
    if (order.productId() != hold.productId()
        || order.quantity() != hold.quantity()
        || !order.email().equals(hold.email())
        || !Objects.equals(order.key(), hold.key())) {
      fault("%s was granted another order: %s", hold, order);
    }
    if (!order.dueAt().toString().equals(answer.json().path("holdExpiresAt").asString())) {
      fault("%s was told %s, and it is due at %s", hold, answer.json(), order.dueAt());
    }
    checkReceipt(hold, answer, order, "hold_created");
    if (order.holdSeq() != answer.json().path("ledger").path("seq").asLong(0)) {
      fault("the order of %s has another place in the ledger: %s", hold, order);
    }
  }

  private void checkResolved(Operation operation, Answered answer, String status, String event) {
    OrderRow order = rows.order(operation.orderId());
    if (answer.status() != 200 || order == null || !order.status().equals(status)) {
      fault("%s was answered %d, and its order is %s", operation, answer.status(), order);
      return;
    }
    if (!answer.json().path("order").path("id").asString().equals(order.id())) {
      fault("%s was told of another order: %s", operation, answer.json());
    }
    checkReceipt(operation, answer, order, event);
  }

  private void checkReceipt(Operation operation, Answered answer, OrderRow order, String type) {
    JsonNode receipt = answer.json().path("ledger");
    EventRow event = rows.event(operation.productId(), receipt.path("seq").asLong(0));
    if (event == null
        || !event.type().equals(type)
        || !order.id().equals(event.orderId())
        || !event.hash().equals(receipt.path("hash").asString())) {
      fault("the receipt %s of %s is not in the ledger: %s", receipt, operation, event);
    }
  }

  private void checkRefusal(Operation operation, Answered answer) {
    String refusal = answer.status() + " " + answer.code();
    if (answer.status() == 503) {
      if (!Set.of("busy", "unavailable").contains(answer.code()) || answer.retryAfter() == null) {
        fault("%s was answered %s, Retry-After %s", operation, refusal, answer.retryAfter());
      }
      return;
    }
    if (!REFUSALS.get(operation.kind()).contains(refusal)) {
      fault("%s was answered %s", operation, refusal);
    } else if (operation.kind() == Kind.HOLD) {
      checkNotGranted(operation);
    } else {
      OrderRow order = rows.order(operation.orderId());
      if (order == null || !order.status().equals(STATUS_OF_REFUSAL.get(answer.code()))) {
        fault("%s was refused by %s, and its order is %s", operation, refusal, order);
      }
    }
  }

  /** Who was refused has nothing, unless another node was still at an earlier, lost request. */
  private void checkNotGranted(Operation hold) {
    long runs = hold.attempts().stream().map(Attempt::run).distinct().count();
    if (runs == 1 && !rows.placedWith(hold.key()).isEmpty()) {
      fault("%s was refused, and has the order %s", hold, rows.placedWith(hold.key()));
    }
  }

  private void checkNothingUnasked(List<Operation> operations) {
    Set<String> keys = new HashSet<>();
    Set<String> confirms = new HashSet<>();
    Set<String> cancels = new HashSet<>();
    for (Operation operation : operations) {
      switch (operation.kind()) {
        case HOLD -> keys.add(operation.key());
        case CONFIRM -> confirms.add(operation.orderId());
        case CANCEL -> cancels.add(operation.orderId());
      }
    }
    for (OrderRow order : rows.orders()) {
      boolean asked =
          switch (order.status()) {
            case "confirmed" -> confirms.contains(order.id());
            case "cancelled" -> cancels.contains(order.id());
            default -> true;
          };
      if (!asked || !keys.contains(order.key())) {
        fault("nobody asked for %s", order);
      }
      Duration lateness = order.lateness();
      if (lateness != null && lateness.compareTo(latestExpiry) > 0) {
        latestExpiry = lateness;
      }
    }
  }

  private void checkOneOrderAKey() {
    rows.orders().stream()
        .collect(Collectors.groupingBy(OrderRow::key, Collectors.counting()))
        .forEach(
            (key, count) -> {
              if (count > 1) {
                fault("key %s has %d orders", key, count);
              }
            });
  }

  private void checkLimits() {
    rows.orders().stream()
        .collect(Collectors.groupingBy(OrderRow::customerKey, Collectors.counting()))
        .forEach(
            (customer, count) -> {
              if (limitPerEmail > 0 && count > limitPerEmail) {
                fault("%s has %d holds, and %d are allowed", customer, count, limitPerEmail);
              }
            });
  }

  /** Within a group in the order of arrival, and arrivals of a run in the order of time. */
  private void checkOrderOfArrival(List<Operation> told) {
    Map<String, List<OrderRow>> groups =
        rows.orders().stream()
            .collect(
                Collectors.groupingBy(order -> order.productId() + " at " + order.createdAt()));
    groups.forEach(
        (group, orders) -> {
          orders.sort(Comparator.comparingLong(OrderRow::holdSeq));
          for (int i = 1; i < orders.size(); i++) {
            if (orders.get(i - 1).arrival() >= orders.get(i).arrival()) {
              fault("%s was overtaken by %s", orders.get(i), orders.get(i - 1));
            }
          }
        });
    Map<String, List<Stretch>> runs = new HashMap<>();
    for (Operation hold : told) {
      OrderRow order = hold.kind() == Kind.HOLD ? rows.order(hold.orderId()) : null;
      if (order != null && hold.attempts().size() == 1) {
        runs.computeIfAbsent(hold.attempts().getFirst().run(), run -> new ArrayList<>())
            .add(new Stretch(order.arrival(), hold.begun(), hold.ended(), hold.toString()));
      }
    }
    runs.forEach((run, holds) -> faults.addAll(RealTime.faults("the arrivals of " + run, holds)));
  }

  /** What was answered before another was asked for stands before it in the product's ledger. */
  private void checkOrderOfLedger(List<Operation> told) {
    Map<Integer, Map<Long, Stretch>> ledgers = new HashMap<>();
    for (Operation operation : told) {
      if (operation.seq() > 0) {
        Stretch stretch =
            new Stretch(
                operation.seq(), operation.begun(), operation.ended(), operation.toString());
        // A repeated confirm has the receipt of the first: it happened with the earlier of them.
        ledgers
            .computeIfAbsent(operation.productId(), id -> new TreeMap<>())
            .merge(operation.seq(), stretch, Checker::earlier);
      }
    }
    ledgers.forEach(
        (product, stretches) ->
            faults.addAll(
                RealTime.faults(
                    "the ledger of product " + product, List.copyOf(stretches.values()))));
  }

  private static Stretch earlier(Stretch one, Stretch other) {
    return new Stretch(
        one.place(),
        Math.min(one.begun(), other.begun()),
        Math.min(one.ended(), other.ended()),
        one.name());
  }
}
