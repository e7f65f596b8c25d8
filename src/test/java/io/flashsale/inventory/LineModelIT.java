package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.LineModel.Direct;
import io.flashsale.inventory.LineModel.Person;
import io.flashsale.order.CustomerEmail;
import io.flashsale.product.Product;
import io.flashsale.product.Stock;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import io.flashsale.waitlist.EntryStatus;
import io.flashsale.waitlist.JoinedAs;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistService;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random joins, leaves, holds, expiries and stock edits against a simple list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineModelIT {
  private static final int STEPS = 150;

  private final SettableClock clock = new SettableClock();
  private TestStore store;

  @BeforeAll
  void openStore() {
    store = TestStore.open(clock, "HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
  }

  @AfterAll
  void closeStore() {
    LedgerAudit.of(store).assertSound();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSequencerComesToWhatTheListComesTo(long randomSeed) {
    var life = new Life(randomSeed);
    for (int step = 0; step < STEPS; step++) {
      String did = life.step();
      assertThat(life.told())
          .as("after step %d of %d: %s", step, randomSeed, did)
          .isEqualTo(life.model.told());
      Stock stock = life.stock();
      assertThat(List.of(stock.available(), stock.held(), stock.sold()))
          .as("stock after step %d of %d: %s", step, randomSeed, did)
          .isEqualTo(List.of(life.model.available, life.model.held(), life.model.sold));
    }
  }

  /** One product's random life, and the list beside it. */
  private final class Life {
    private final Random random;
    private final Product product;
    private final LineModel model;
    private final Map<UUID, Integer> bought = new LinkedHashMap<>();
    private final HoldService holds = store.store().webServices().holds();
    private final LineService lines = store.store().webServices().lines();
    private final WaitlistService waitlist = store.store().webServices().waitlist();

    Life(long randomSeed) {
      random = new Random(randomSeed);
      int stock = random.nextInt(1, 9);
      Instant now = clock.now();
      product = store.product(stock, now.minusSeconds(60), now.plus(Duration.ofDays(30)));
      model = new LineModel(stock);
    }

    String step() {
      return switch (random.nextInt(13)) {
        case 0, 1, 2, 3 -> join();
        case 4, 5 -> hold();
        case 6 -> leave();
        case 7 -> confirm();
        case 8 -> cancel();
        case 9 -> edit();
        case 10 -> takeBack();
        default -> passTime();
      };
    }

    private String email() {
      return "p" + random.nextInt(25) + "@example.com";
    }

    private CustomerEmail customer(String email) {
      return CustomerEmail.parse(email).orElseThrow();
    }

    private String join() {
      String email = email();
      int quantity = random.nextInt(1, 5);
      var command = new JoinWaitlist(product.id(), customer(email), quantity, "192.0.2.1", null);
      JoinOutcome outcome = lines.join(command, lines.arrive());
      if (model.isInLine(email)) {
        assertThat(outcome).isInstanceOf(JoinOutcome.AlreadyInLine.class);
      } else if (model.grantsHold(quantity)) {
        assertThat(outcome).isInstanceOf(JoinOutcome.Available.class);
      } else {
        assertThat(outcome).isInstanceOf(JoinOutcome.Joined.class);
        WaitlistEntry entry = ((JoinOutcome.Joined) outcome).entry();
        assertThat(entry.joinedAs())
            .isEqualTo(model.reachesEnd(quantity) ? JoinedAs.WAITING : JoinedAs.UNREACHABLE);
        assertThat(entry.joinedAhead()).isEqualTo(model.withState("waiting").size());
        model.line.add(new Person(entry.id(), email, quantity));
        model.serve();
      }
      return email + " joins for " + quantity;
    }

    private String hold() {
      int quantity = random.nextInt(1, 4);
      var command = new PlaceHold(product.id(), customer(email()), quantity, "192.0.2.1", null);
      HoldOutcome outcome = holds.place(command, holds.arrive());
      if (model.grantsHold(quantity)) {
        assertThat(outcome).isInstanceOf(HoldOutcome.Granted.class);
        UUID order = ((HoldOutcome.Granted) outcome).orderId();
        model.direct.put(order, new Direct(order, quantity, model.now + LineModel.HOLD));
        model.available -= quantity;
      } else {
        assertThat(outcome).isInstanceOf(HoldOutcome.SoldOut.class);
      }
      return "a hold of " + quantity;
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private String leave() {
      List<Person> active =
          model.line.stream()
              .filter(p -> p.state.equals("waiting") || p.state.equals("offered"))
              .toList();
      if (active.isEmpty()) {
        return "nobody leaves";
      }
      Person person = any(active);
      assertThat(lines.leave(person.entry)).isInstanceOf(LeaveOutcome.Gone.class);
      model.end(person, "left");
      return person.email + " leaves";
    }

    private String confirm() {
      List<Person> offered = model.withState("offered");
      if (!offered.isEmpty() && random.nextBoolean()) {
        Person person = any(offered);
        UUID offer = offer(person);
        assertThat(holds.confirm(offer)).isInstanceOf(ConfirmOutcome.Confirmed.class);
        bought.put(offer, person.quantity);
        model.end(person, "taken");
        return person.email + " confirms";
      }
      if (model.direct.isEmpty()) {
        return "nothing to confirm";
      }
      Direct hold = any(List.copyOf(model.direct.values()));
      assertThat(holds.confirm(hold.order())).isInstanceOf(ConfirmOutcome.Confirmed.class);
      model.direct.remove(hold.order());
      bought.put(hold.order(), hold.quantity());
      model.sold += hold.quantity();
      model.serve();
      return "a hold of " + hold.quantity() + " is confirmed";
    }

    private UUID offer(Person person) {
      UUID order = waitlist.status(person.entry).orElseThrow().orderId();
      assertThat(order).isNotNull();
      return order;
    }

    private String cancel() {
      List<Person> offered = model.withState("offered");
      if (!offered.isEmpty() && random.nextBoolean()) {
        Person person = any(offered);
        assertThat(holds.cancel(offer(person))).isInstanceOf(CancelOutcome.Cancelled.class);
        model.end(person, "left");
        return person.email + " declines";
      }
      if (model.direct.isEmpty()) {
        return "nothing to cancel";
      }
      Direct hold = any(List.copyOf(model.direct.values()));
      assertThat(holds.cancel(hold.order())).isInstanceOf(CancelOutcome.Cancelled.class);
      model.direct.remove(hold.order());
      model.available += hold.quantity();
      model.serve();
      return "a hold of " + hold.quantity() + " is cancelled";
    }

    private String takeBack() {
      if (bought.isEmpty()) {
        return "nothing to return";
      }
      UUID order = any(List.copyOf(bought.keySet()));
      int quantity = bought.remove(order);
      assertThat(holds.takeBack(order, "returned")).isInstanceOf(ReturnOutcome.Returned.class);
      model.sold -= quantity;
      model.available += quantity;
      model.serve();
      return "an order of " + quantity + " is returned";
    }

    private String edit() {
      int delta = random.nextBoolean() ? random.nextInt(1, 4) : -1;
      StockOutcome outcome = holds.adjustStock(product.id(), delta, "edit");
      if (model.available + delta < 0) {
        assertThat(outcome).isInstanceOf(StockOutcome.InUse.class);
      } else {
        assertThat(outcome).isInstanceOf(StockOutcome.Adjusted.class);
        model.available += delta;
        model.serve();
      }
      return "stock by " + delta;
    }

    private String passTime() {
      int seconds = random.nextInt(10, 90);
      clock.advance(Duration.ofSeconds(seconds));
      var _ = holds.releaseDue(product.id());
      model.passTime(seconds);
      return seconds + " s pass";
    }

    private Map<UUID, String> told() {
      Map<UUID, String> told = new HashMap<>();
      List<UUID> entries = model.line.stream().map(person -> person.entry).toList();
      for (EntryStatus status : waitlist.statuses(entries)) {
        Integer ahead = status.ahead();
        told.put(status.entryId(), status.state() + (ahead == null ? "" : " " + ahead));
      }
      return told;
    }

    private Stock stock() {
      return store.store().catalog().find(product.id()).orElseThrow().stock();
    }
  }
}
