package io.flashsale.console.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeDesk;
import io.flashsale.console.FakeStore;
import io.flashsale.console.message.Message;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.Outcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersViewModelTest {
  private final ScriptedOrders store = new ScriptedOrders();
  private final FakeDesk desk = new FakeDesk(new FakeStore(), Duration.ofHours(1));
  private final OrdersViewModel page =
      desk.ask(() -> new OrdersViewModel(store, desk.tools().work(), FakeDesk.formats()));

  @AfterEach
  void close() {
    desk.close();
  }

  private void search() {
    int before = store.asked.size();
    desk.run(page::search);
    desk.until(() -> store.asked.size() > before && page.asking().runningProperty().get() == null);
  }

  private void type(String text) {
    desk.run(() -> page.filter().textProperty().set(text));
  }

  private void untilSaid(String beginning) {
    desk.until(
        () -> {
          Message message = page.messages().messageProperty().get();
          return message != null && message.sentence().startsWith(beginning);
        });
  }

  private OrderQuery lastQuery() {
    return store.asked.getLast();
  }

  @Test
  void looks_for_what_is_chosen_in_the_words_of_the_store() {
    search();
    assertThat(lastQuery()).isEqualTo(OrderQuery.ALL);
    desk.run(
        () -> {
          page.filter().statusProperty().set(StatusChoice.CONFIRMED);
          page.filter().periodProperty().set(PeriodChoice.HOUR);
        });
    type(" A.B+shop@example.com ");
    search();
    assertThat(lastQuery())
        .isEqualTo(
            new OrderQuery(
                null,
                OrderStatus.CONFIRMED,
                CustomerEmail.parse("A.B+shop@example.com").orElseThrow(),
                FakeStore.NOW.minusSeconds(3_600),
                null));
    assertThat(desk.ask(() -> page.filter().narrows())).isTrue();
    desk.run(page::clearFilter);
    desk.until(() -> lastQuery().equals(OrderQuery.ALL));
    assertThat(desk.ask(() -> page.filter().narrows())).isFalse();
  }

  @Test
  void days_are_looked_for_with_the_last_one_to_its_end() {
    desk.run(
        () -> {
          page.filter().periodProperty().set(PeriodChoice.DAYS);
          page.filter().fromProperty().set(LocalDate.of(2026, 3, 1));
          page.filter().toProperty().set(LocalDate.of(2026, 3, 2));
        });
    search();
    assertThat(lastQuery().since()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(lastQuery().until()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    desk.run(() -> page.filter().toProperty().set(LocalDate.of(2026, 2, 27)));
    desk.run(page::search);
    untilSaid("The last day comes before the first");
  }

  @Test
  void what_is_no_address_and_no_number_is_said_and_not_looked_for() {
    type("bob");
    desk.run(page::search);
    untilSaid("Type a whole e-mail address");
    assertThat(store.asked).isEmpty();
  }

  @Test
  void pages_go_on_and_back() {
    store.next = new Cursor(new UUID(1, 1), 7);
    search();
    desk.run(page::older);
    desk.until(() -> store.from.size() == 2 && page.asking().runningProperty().get() == null);
    assertThat(desk.ask(() -> page.pageNumberProperty().get())).isEqualTo(2);
    desk.run(page::newer);
    desk.until(() -> store.from.size() == 3 && page.asking().runningProperty().get() == null);
    assertThat(store.from).containsExactly(Cursor.NEWEST, store.next, Cursor.NEWEST);
    desk.run(page::newer);
    assertThat(store.from).hasSize(3);
  }

  @Test
  void only_the_newest_page_is_read_again_by_itself() {
    desk.run(page::refresh);
    assertThat(store.from).isEmpty();
    store.next = new Cursor(new UUID(1, 1), 7);
    search();
    desk.run(page::refresh);
    desk.until(() -> store.from.size() == 2 && page.asking().runningProperty().get() == null);
    desk.run(page::older);
    desk.until(() -> store.from.size() == 3 && page.asking().runningProperty().get() == null);
    desk.run(page::refresh);
    assertThat(store.from).hasSize(3);
  }

  @Test
  void an_answer_to_an_older_question_is_dropped() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    store.before =
        () -> {
          asked.countDown();
          goOn.await();
        };
    store.after = answered::countDown;
    desk.run(page::search);
    asked.await();
    type(UUID.randomUUID().toString());
    desk.run(page::search);
    desk.until(() -> page.readProperty().get() && page.asking().runningProperty().get() == null);
    goOn.countDown();
    answered.await();
    assertThat(desk.ask(() -> page.rows().size())).isZero();
  }

  private Order look() {
    search();
    Order order = desk.ask(() -> page.rows().getFirst());
    desk.run(() -> page.detail().look(order));
    return order;
  }

  private void act(String reason, Runnable action) {
    desk.run(() -> page.detail().reasonProperty().set(reason));
    desk.run(action);
  }

  @Test
  void nothing_is_done_to_an_order_without_a_reason() {
    look();
    act("  ", page.detail()::cancelHold);
    untilSaid("Say why");
    act("x".repeat(OrderDetail.REASON_MAX + 1), page.detail()::takeBack);
    untilSaid("Say why");
    assertThat(store.done).isEmpty();
  }

  @Test
  void a_hold_is_cancelled_and_its_row_shows_it() {
    Order order = look();
    Order after = order.resolved(OrderStatus.CANCELLED, 9, FakeStore.NOW);
    store.cancel = new CancelOutcome.Cancelled(after, null, null);
    act("asked by phone", page.detail()::cancelHold);
    untilSaid("The hold is cancelled");
    assertThat(store.done).containsExactly("cancel asked by phone");
    assertThat(desk.ask(() -> page.rows().getFirst().status())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(desk.ask(() -> page.detail().reasonProperty().get())).isEmpty();
  }

  @Test
  void what_became_of_an_order_meanwhile_is_said() {
    Order order = look();
    store.cancel = new CancelOutcome.NotPending(OrderStatus.EXPIRED);
    store.orders.set(0, order.resolved(OrderStatus.EXPIRED, 9, FakeStore.NOW));
    act("asked by phone", page.detail()::cancelHold);
    untilSaid("Meanwhile this order is expired");
    desk.until(() -> page.rows().getFirst().status() == OrderStatus.EXPIRED);
    store.takeBack = new ReturnOutcome.NotConfirmed(OrderStatus.EXPIRED);
    act("broken", page.detail()::takeBack);
    untilSaid("Meanwhile this order is expired");
    store.takeBack = new Outcome.Unavailable();
    act("broken", page.detail()::takeBack);
    untilSaid("The store could not do this just now");
  }

  @Test
  void an_order_is_opened_by_its_number_and_one_that_is_none_is_said() {
    UUID id = store.orders.getFirst().id();
    desk.run(() -> page.open(id));
    desk.until(() -> page.detail().selectedProperty().get() != null);
    desk.run(() -> page.open(UUID.randomUUID()));
    untilSaid("There is no such order");
  }

  @Test
  void a_store_that_throws_is_said_and_the_page_goes_on() {
    store.before =
        () -> {
          throw new IllegalStateException("out of order");
        };
    desk.run(page::search);
    untilSaid("This did not work");
    store.before = () -> {};
    search();
    assertThat(desk.ask(() -> page.rows().size())).isEqualTo(1);
  }
}
