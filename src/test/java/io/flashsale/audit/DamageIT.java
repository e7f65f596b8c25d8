package io.flashsale.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.inventory.HoldOutcome.Granted;
import io.flashsale.inventory.HoldService;
import io.flashsale.ledger.Chain;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.persistence.Writes;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is changed behind the store's back is found and named. */
class DamageIT {
  private static TestStore store;

  private int product;
  private UUID pending;
  private UUID cancelled;

  /** The constraints go, as somebody who changes rows by hand would have it. */
  @BeforeAll
  static void openStoreWithoutConstraints() {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    store.run("ALTER TABLE products DROP CONSTRAINT products_stock_balances");
    store.run("ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_product_id_fkey");
    store.run(
        "ALTER TABLE inventory_events DROP CONSTRAINT IF EXISTS inventory_events_order_id_fkey");
    store.run(
        "ALTER TABLE inventory_events DROP CONSTRAINT IF EXISTS inventory_events_product_id_fkey");
    store.run("ALTER TABLE inventory_events DROP CONSTRAINT inventory_events_check");
    for (String table : List.of("products", "orders", "inventory_events")) {
      store.run("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
    }
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  /**
   * Twenty units: event 2 holds one, which event 5 confirms; 3 holds one, which 6 cancels; 4 holds
   * one that is pending.
   */
  @BeforeEach
  void sellALittle() {
    product = store.liveProduct(20).id();
    HoldService holds = store.store().webServices().holds();
    UUID confirmed = hold("a@example.com");
    cancelled = hold("b@example.com");
    pending = hold("c@example.com");
    holds.confirm(confirmed);
    holds.cancel(cancelled);
  }

  private UUID hold(String email) {
    return ((Granted) Crowd.hold(store, product, email)).orderId();
  }

  @AfterEach
  void takeTheProductOut() {
    for (String table : List.of("inventory_events", "orders", "product_minutes", "products")) {
      store.run("DELETE FROM " + table);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          available with total | UPDATE products SET available = 19, total_stock = 21 WHERE id = :p | total_stock is 21, the ledger says 20; available is 19, the ledger says 18
          available alone      | UPDATE products SET available = 17 WHERE id = :p | total_stock is 20, but available, held and sold come to 19
          held for sold        | UPDATE products SET held = 0, sold = 2 WHERE id = :p | held is 0, the ledger says 1; sold is 2, the ledger says 1
          holds made           | UPDATE products SET holds_created = 2 WHERE id = :p | holds_created is 2, the ledger says 3
          pending orders       | UPDATE products SET pending_orders = 0 WHERE id = :p | pending_orders is 0, the ledger says 1
          confirmed orders     | UPDATE products SET confirmed_orders = 5 WHERE id = :p | confirmed_orders is 5, the ledger says 1
          expired orders       | UPDATE products SET expired_orders = 1 WHERE id = :p | expired_orders is 1, the ledger says 0
          expired units        | UPDATE products SET expired = 1 WHERE id = :p | expired is 1, the ledger says 0
          cancelled orders     | UPDATE products SET cancelled_orders = 0 WHERE id = :p | cancelled_orders is 0, the ledger says 1
          returned orders      | UPDATE products SET returned_orders = 1 WHERE id = :p | returned_orders is 1, the ledger says 0
          the head's hash      | UPDATE products SET ledger_hash = sha256('x') WHERE id = :p | the row names another hash for event 6 than the event has
          the head's place     | UPDATE products SET ledger_seq = 7 WHERE id = :p | event 7 is missing
          an event's delta     | UPDATE inventory_events SET delta = -2 WHERE product_id = :p AND seq = 3 | the hash of event 3 does not follow from what it says and the hash of event 2
          an event's quantity  | UPDATE inventory_events SET quantity = 2 WHERE product_id = :p AND seq = 3 | the hash of event 3 does not follow from what it says and the hash of event 2
          an event's reason    | UPDATE inventory_events SET reason = 'expired' WHERE product_id = :p AND seq = 6 | the hash of event 6 does not follow from what it says and the hash of event 5
          an event's time      | UPDATE inventory_events SET created_at = created_at + interval '1 us' WHERE product_id = :p AND seq = 1 | the hash of event 1 does not follow from what it says
          an event's type      | UPDATE inventory_events SET type = 'hold_released' WHERE product_id = :p AND seq = 5 | the hash of event 5 does not follow from what it says and the hash of event 4
          an event's order     | UPDATE inventory_events SET order_id = (SELECT order_id FROM inventory_events WHERE product_id = :p AND seq = 3) WHERE product_id = :p AND seq = 2 | the hash of event 2 does not follow from what it says and the hash of event 1
          an event's hash      | UPDATE inventory_events SET hash = sha256('x') WHERE product_id = :p AND seq = 4 | the hash of event 4 does not follow from what it says and the hash of event 3
          an event's product   | UPDATE inventory_events SET product_id = 999999 WHERE product_id = :p AND seq = 4 | event 4 is of product 999999, those before it of product :p
          an event's place     | UPDATE inventory_events SET seq = 9 WHERE product_id = :p AND seq = 4 | events 4 to 8 are missing
          an event taken out   | DELETE FROM inventory_events WHERE product_id = :p AND seq = 3 | event 3 is missing
          two events taken out | DELETE FROM inventory_events WHERE product_id = :p AND seq IN (3, 4) | events 3 to 4 are missing
          the last event out   | DELETE FROM inventory_events WHERE product_id = :p AND seq = 6 | event 6 is missing
          all events out       | DELETE FROM inventory_events WHERE product_id = :p | events 1 to 6 are missing
          two events swapped   | UPDATE inventory_events e SET delta = o.delta, type = o.type, quantity = o.quantity, reason = o.reason, order_id = o.order_id, hash = o.hash, created_at = o.created_at FROM inventory_events o WHERE e.product_id = :p AND o.product_id = :p AND e.seq + o.seq = 7 AND e.seq IN (3, 4) | the hash of event 3 does not follow from what it says and the hash of event 2
          an order's event     | UPDATE orders SET hold_seq = 99 WHERE id = ':pending' | event 4 (hold_created) is not what its pending order came from
          an order's status    | UPDATE orders SET status = 'confirmed' WHERE id = ':pending' | the order of event 4 is confirmed, but no event made it that
          an order's quantity  | UPDATE orders SET quantity = 5 WHERE id = ':pending' | event 4 is of 1 units, its order of 5
          an order unresolved  | UPDATE orders SET status = 'pending', resolved_seq = NULL WHERE id = ':cancelled' | event 6 (hold_released) is not what its pending order came from
          an order resolved    | UPDATE orders SET resolved_seq = 5 WHERE id = ':pending' | the order of event 4 is pending, but names event 5 as what resolved it
          how it was resolved  | UPDATE orders SET status = 'expired' WHERE id = ':cancelled' | the order of event 3 is expired, but no event made it that
          an order's product   | UPDATE orders SET product_id = product_id - 1 WHERE id = ':pending' | the order of event 4 is of product
          an order taken out   | DELETE FROM orders WHERE id = ':pending' | the order of event 4 does not exist
          an order put in      | INSERT INTO orders SELECT gen_random_uuid(), product_id, customer_email, customer_key, 3, price, status, NULL, arrival, 99, NULL, hold_expires_at, created_at, NULL FROM orders WHERE id = ':pending' | an order says that event 99 is its hold, which it is not
          a hold used twice    | INSERT INTO orders SELECT gen_random_uuid(), product_id, customer_email, customer_key, quantity, price, status, NULL, arrival, hold_seq, NULL, hold_expires_at, created_at, NULL FROM orders WHERE id = ':pending' | an order says that event 4 is its hold, which it is not
          """)
  void damageIsFoundByANewCheckAndByOneThatSawTheBooksBefore(
      String what, String sql, String sentence) {
    Audits before = new Audits(store);
    assertThat(Audits.sentences(before.all(), product)).as("before").isEmpty();

    store.run(filled(sql));

    String expected = filled(sentence);
    assertFound(new Audits(store).all(), expected);
    assertFound(before.all(), expected);
  }

  private String filled(String text) {
    return text.replace(":pending", pending.toString())
        .replace(":cancelled", cancelled.toString())
        .replace(":p", String.valueOf(product));
  }

  private void assertFound(AuditReport report, String sentence) {
    assertThat(report.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(Audits.sentences(report, product))
        .anySatisfy(found -> assertThat(found).contains(sentence))
        .allSatisfy(
            found ->
                assertThat(found)
                    .as("the order's id is the shopper's secret")
                    .doesNotContain(pending.toString()));
  }

  private void write(Chain chain) {
    var writes = new Writes();
    new LedgerRepository().insert(writes, chain.appended());
    store.database().run(writes::run);
  }

  @Test
  void anOrderThatIsResolvedTwiceIsFoundThoughChainAndCountersAgree() {
    Chain chain = new Chain(product, head(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    chain.orderConfirmed(cancelled, 1);
    write(chain);
    store.run(
        "UPDATE products SET ledger_seq = 7, ledger_hash = '\\x%s', held = 0, sold = 2,"
                .formatted(chain.head().hex())
            + " pending_orders = 0, confirmed_orders = 2 WHERE id = "
            + product);

    assertThat(Audits.sentences(new Audits(store).all(), product))
        .containsExactly("event 7 (order_confirmed) is not what its cancelled order came from");
  }

  @Test
  void moreUnitsThanThereWereAreFoundThoughTheChainIsRight() {
    Chain chain = new Chain(product, head(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    chain.holdCreated(pending, 19);
    write(chain);
    String head = chain.head().hex();
    store.run(
        "UPDATE products SET ledger_seq = 7, ledger_hash = '\\x"
            + head
            + "' WHERE id = "
            + product);

    assertThat(Audits.sentences(new Audits(store).all(), product))
        .containsExactly("after event 7 there would be -1 available, 20 held and 1 sold of 20");
  }

  @Test
  void aLedgerThatWasWrittenAnewIsFoundByTheCheckThatSawTheOldOne() {
    Audits before = new Audits(store);
    before.all();
    String old = head().hex();

    store.run("DELETE FROM inventory_events WHERE product_id = " + product);
    store.run("DELETE FROM orders WHERE product_id = " + product);
    Chain chain =
        new Chain(product, LedgerHead.empty(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    for (int i = 0; i < 7; i++) {
      chain.stockAdded(3, "forged");
    }
    write(chain);
    store.run(
        ("UPDATE products SET ledger_seq = 7, ledger_hash = '\\x%s', total_stock = 21,"
                + " available = 21, held = 0, sold = 0, holds_created = 0, pending_orders = 0,"
                + " confirmed_orders = 0, cancelled_orders = 0 WHERE id = %d")
            .formatted(chain.head().hex(), product));

    assertThat(Audits.sentences(new Audits(store).all(), product)).isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThat(Audits.sentences(before.all(), product))
          .as("the check that knows " + old)
          .isNotEmpty();
    }
    assertThat(Audits.sentences(before.all(), product))
        .containsExactly("the ledger was rewritten: event 6 had another hash before");
  }

  @Test
  void aLedgerThatIsCutShortWithItsRowIsFoundByTheCheckThatSawMore() {
    Audits before = new Audits(store);
    before.all();

    store.run(
        "UPDATE products SET held = 0, available = 19, pending_orders = 0, holds_created = 2,"
            + " ledger_seq = 5, ledger_hash = e.hash FROM inventory_events e"
            + " WHERE products.id = e.product_id AND e.seq = 5 AND e.product_id = "
            + product);
    store.run("DELETE FROM inventory_events WHERE seq = 6 AND product_id = " + product);

    for (int i = 0; i < 3; i++) {
      assertThat(Audits.sentences(before.all(), product))
          .contains("the ledger ends at event 5, but event 6 was there");
    }
  }

  @Test
  void eventsBehindTheEndThatTheRowNamesAreFound() {
    store.run(
        "UPDATE products SET ledger_seq = 5, ledger_hash = e.hash FROM inventory_events e"
            + " WHERE products.id = e.product_id AND e.seq = 5 AND e.product_id = "
            + product);

    assertThat(Audits.sentences(new Audits(store).all(), product))
        .singleElement()
        .asString()
        .startsWith("the ledger has events behind event 5, where it ends; available is");
  }

  @Test
  void eventsAndOrdersOfAProductThatDoesNotExistAreFound() {
    Audits before = new Audits(store);
    before.all();

    store.run("DELETE FROM product_minutes WHERE product_id = " + product);
    store.run("DELETE FROM products WHERE id = " + product);

    for (Audits audits : new Audits[] {before, new Audits(store)}) {
      assertThat(Audits.sentences(audits.all(), product))
          .contains(
              "there are events of it, but it does not exist",
              "there are orders of it, but it does not exist");
    }
  }

  @Test
  void aProductThatIsGoneWithAllItsRowsIsForgotten() {
    Audits before = new Audits(store);
    assertThat(before.all().products())
        .anyMatch(audit -> audit.productId() == product && audit.verifiedSeq() == 6);

    takeTheProductOut();

    AuditReport after = before.all();
    assertThat(Audits.sentences(after, product)).isEmpty();
    assertThat(after.products()).noneMatch(audit -> audit.productId() == product);
  }

  /** Whatever was read of it before it went: each round is interrupted at another moment. */
  @Test
  void aProductThatGoesWithAllItsRowsWhileItIsLookedAtIsNotCalledWrong() {
    for (int moment = 1; moment <= 14; moment++) {
      if (moment > 1) {
        sellALittle();
      }
      var calls = new AtomicInteger(-moment);
      LongSupplier clock =
          () -> {
            if (calls.incrementAndGet() == 0) {
              takeTheProductOut();
            }
            return System.nanoTime();
          };
      var auditor = new Auditor(new Steps(store.database(), new AuditRepository(), clock), clock);

      auditor.round(Duration.ofHours(1), Duration.ofHours(1));

      assertThat(calls).as("it went while the round was under way").hasNonNegativeValue();
      assertThat(auditor.report().violations()).as("moment " + moment).isEmpty();
    }
  }

  @Test
  void whatIsPutRightAgainIsNoLongerToldOf() {
    Audits audits = new Audits(store);
    store.run("UPDATE inventory_events SET delta = 7 WHERE seq = 2 AND product_id = " + product);
    store.run("UPDATE orders SET status = 'expired' WHERE id = '" + cancelled + "'");
    store.run("UPDATE products SET expired = 4 WHERE id = " + product);
    assertThat(Audits.sentences(audits.all(), product)).hasSize(2);

    store.run("UPDATE inventory_events SET delta = -1 WHERE seq = 2 AND product_id = " + product);
    store.run("UPDATE orders SET status = 'cancelled' WHERE id = '" + cancelled + "'");
    audits.all();
    assertThat(Audits.sentences(audits.all(), product))
        .containsExactly("expired is 4, the ledger says 0");

    store.run("UPDATE products SET expired = 0 WHERE id = " + product);
    AuditReport last = audits.all();
    assertThat(Audits.sentences(last, product)).isEmpty();
    assertThat(last.products())
        .filteredOn(audit -> audit.productId() == product)
        .singleElement()
        .satisfies(
            audit -> {
              assertThat(audit.verdict()).isEqualTo(Verdict.BALANCED);
              assertThat(audit.verifiedSeq()).isEqualTo(6);
            });
  }

  private LedgerHead head() {
    return store.store().webServices().ledgers().head(product).orElseThrow();
  }
}
