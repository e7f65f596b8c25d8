package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.SetStock;
import io.flashsale.inventory.LifeStep.Adjust;
import io.flashsale.inventory.LifeStep.CancelOrder;
import io.flashsale.inventory.LifeStep.ConfirmOrder;
import io.flashsale.inventory.LifeStep.Hold;
import io.flashsale.inventory.LifeStep.SetTotal;
import io.flashsale.inventory.LifeStep.Single;
import io.flashsale.inventory.LifeStep.Together;
import io.flashsale.inventory.LifeStep.Wait;
import io.flashsale.inventory.LifeStep.WaitAndThen;
import io.flashsale.inventory.ProductModel.Expected;
import io.flashsale.inventory.ProductModel.ModelOrder;
import io.flashsale.ledger.Receipt;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.OrderStatus;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Assume;

/** A product of a real store and the model of it, which live through the same steps. */
final class ProductUnderTest implements AutoCloseable {
  private static final UUID NOBODYS = new UUID(7, 7);
  private static final int NONE = Integer.MAX_VALUE;
  private static final Duration SALE = Duration.ofMinutes(15);

  private final TestStore store;
  private final SettableClock clock;
  private final HoldService holds;
  private final Connection connection;
  private final int life;
  private final int productId;
  private final ProductModel model;
  private final ProductRows rows;
  private final Map<Integer, Outcome> grants = new HashMap<>();

  ProductUnderTest(TestStore store, SettableClock clock, int stock, int life) throws SQLException {
    this.store = store;
    this.clock = clock;
    this.holds = store.store().webServices().holds();
    this.life = life;
    Instant ends = clock.now().plus(SALE);
    this.productId = store.product(stock, clock.now().minusSeconds(1), ends).id();
    this.model = new ProductModel(stock, ends);
    this.connection = store.connect();
    this.rows = new ProductRows(connection, productId);
    rows.check(model);
  }

  void live(LifeStep step) throws Exception {
    switch (step) {
      case Single single -> {
        Single named = named(single);
        compare(model.run(named, clock.now()), runAlone(named));
      }
      case Wait(int seconds) -> clock.advance(Duration.ofSeconds(seconds));
      case WaitAndThen(int seconds, Single then) -> {
        clock.advance(Duration.ofSeconds(seconds));
        if (!(then instanceof Hold || then instanceof Adjust || then instanceof SetTotal)) {
          Single named = named(then);
          compare(model.run(named, clock.now()), runAlone(named));
        }
      }
      case Together(List<Single> commands, int turn) ->
          runTogether(commands.stream().map(this::named).toList(), turn);
    }
    if (step instanceof Wait || step instanceof WaitAndThen) {
      letGoWhatIsDue();
    }
    rows.check(model);
  }

  /** The command with its order counted from the oldest, as the model counts. */
  private Single named(Single single) {
    int newest = model.orders.size() - 1;
    return switch (single) {
      case ConfirmOrder(int back) -> new ConfirmOrder(back > newest ? NONE : newest - back);
      case CancelOrder(int back) -> new CancelOrder(back > newest ? NONE : newest - back);
      case Hold _, Adjust _, SetTotal _ -> single;
    };
  }

  private void letGoWhatIsDue() {
    model.expireDue(clock.now());
    assertThat(holds.releaseDue(productId)).isInstanceOf(DueOutcome.Released.class);
  }

  private Outcome runAlone(Single single) {
    return switch (command(single)) {
      case PlaceHold hold -> {
        Arrival arrival = holds.arrive();
        try {
          yield holds.place(hold, arrival);
        } finally {
          arrival.settle();
        }
      }
      case Confirm confirm -> holds.confirm(confirm.orderId());
      case Release release -> holds.cancel(release.orderId());
      case SetStock set -> holds.setStock(productId, set.total(), set.reason());
      case AdjustStock adjust -> holds.adjustStock(productId, adjust.delta(), adjust.reason());
      default -> throw new IllegalArgumentException("no single command");
    };
  }

  private Command<?> command(Single single) {
    return switch (single) {
      case Hold(int customer, boolean tagged, int address, int quantity, Integer key) ->
          new PlaceHold(
              productId,
              CustomerEmail.parse(
                      "l%dc%d%s@example.com".formatted(life, customer, tagged ? "+tag" : ""))
                  .orElseThrow(),
              quantity,
              "10.%d.%d.%d".formatted(life / 250, life % 250, address),
              key == null ? null : "key-of-a-property-" + key);
      case ConfirmOrder(int order) -> new Confirm(productId, idOf(order));
      case CancelOrder(int order) -> new Release(productId, idOf(order));
      case SetTotal(int total) -> new SetStock(productId, total, "by the test");
      case Adjust(int delta) -> new AdjustStock(productId, delta, "by the test");
    };
  }

  private UUID idOf(int order) {
    UUID id = order < model.orders.size() ? model.orders.get(order).id : null;
    return id == null ? NOBODYS : id;
  }

  /** Has the product's row locked until all commands wait, so that one group takes them all. */
  private void runTogether(List<Single> commands, int turn) throws Exception {
    Sequencer sequencer = holds.sequencer(productId);
    List<Command<?>> asked = commands.stream().<Command<?>>map(this::command).toList();
    List<Expected> expected =
        commands.stream().map(single -> model.run(single, clock.now())).toList();
    List<Arrival> arrivals = commands.stream().map(single -> holds.arrive()).toList();
    List<Integer> comingIn = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      comingIn.add(i);
    }
    Collections.rotate(comingIn, turn);
    Pending<?>[] pending = new Pending<?>[commands.size()];
    try (Connection other = store.connect()) {
      other.setAutoCommit(false);
      try (var lock = other.createStatement()) {
        lock.execute("SELECT FROM products WHERE id = " + productId + " FOR UPDATE");
      }
      for (int i : comingIn) {
        pending[i] = sequencer.submit(asked.get(i), arrivals.get(i).number());
        arrivals.get(i).settle();
      }
      other.rollback();
    }
    for (int i = 0; i < pending.length; i++) {
      compare(expected.get(i), pending[i].outcome().get(10, TimeUnit.SECONDS));
    }
  }

  private void compare(Expected expected, Outcome outcome) {
    // A machine that stood still let Redis time out: the store did nothing, and said so. Such a
    // life
    // tells nothing of the model; jqwik fails where these are many.
    Assume.that(!(outcome instanceof Outcome.Unavailable));
    switch (expected) {
      case Expected.Placed(int number) -> {
        ModelOrder order = model.orders.get(number);
        assertThat(outcome)
            .isInstanceOfSatisfying(
                HoldOutcome.Granted.class,
                granted -> {
                  assertThat(granted.holdExpiresAt()).isEqualTo(order.due);
                  order.id = granted.orderId();
                  rows.expect(granted.ledger(), granted.orderId(), "hold_created");
                });
        grants.put(number, outcome);
      }
      case Expected.Again(int number) -> assertThat(outcome).isEqualTo(grants.get(number));
      case Expected.Resolved(int number, OrderStatus status) -> resolved(number, status, outcome);
      case Expected.Otherwise(OrderStatus status) ->
          assertThat(outcome)
              .isIn(new ConfirmOutcome.NotPending(status), new CancelOutcome.NotPending(status));
      case Expected.Just(Outcome just) -> assertThat(outcome).isEqualTo(just);
      case Expected.Limited(var scope) ->
          assertThat(outcome)
              .isInstanceOfSatisfying(
                  HoldOutcome.Throttled.class,
                  throttled -> {
                    assertThat(throttled.scope()).isEqualTo(scope);
                    assertThat(throttled.retryAfter())
                        .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(10));
                  });
      case Expected.Restocked() -> assertThat(outcome).isInstanceOf(StockOutcome.Adjusted.class);
    }
  }

  private void resolved(int number, OrderStatus status, Outcome outcome) {
    ModelOrder order = model.orders.get(number);
    UUID id =
        outcome instanceof ConfirmOutcome.Confirmed(var told, var _, var _)
            ? told.id()
            : ((CancelOutcome.Cancelled) outcome).order().id();
    Receipt receipt =
        outcome instanceof ConfirmOutcome.Confirmed confirmed
            ? confirmed.ledger()
            : ((CancelOutcome.Cancelled) outcome).ledger();
    assertThat(id).isEqualTo(order.id);
    assertThat(outcome instanceof ConfirmOutcome.Confirmed)
        .isEqualTo(status == OrderStatus.CONFIRMED);
    rows.expect(receipt, id, status == OrderStatus.CONFIRMED ? "order_confirmed" : "hold_released");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
