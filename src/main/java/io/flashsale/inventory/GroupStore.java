package io.flashsale.inventory;

import io.flashsale.ledger.LedgerHead;
import io.flashsale.ledger.Receipt;
import io.flashsale.persistence.Writes;
import io.flashsale.product.Product;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.waitlist.WaitlistEntry;
import java.time.Instant;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** What a group reads and writes in its transaction. */
final class GroupStore {
  private final EngineRows rows;
  private final FactsReader facts;
  private final LineTimes times;

  GroupStore(EngineRows rows, Cooldowns cooldowns, LineRules rules) {
    this.rows = rows;
    this.facts = new FactsReader(rows, cooldowns, rules);
    this.times = new LineTimes(rows.entries(), rows.draws());
  }

  /**
   * The product with its row locked until the transaction ends; null when there is none, or it was
   * taken back.
   */
  @Nullable Product lock(StatelessSession session, int productId) {
    Product product = rows.products().lock(session, productId);
    return product == null || product.removed() ? null : product;
  }

  /** Draws or closes the line where its time has come; gives the product as it is then. */
  Product keepTime(StatelessSession session, Product locked, Instant now) {
    return times.keep(session, locked, now);
  }

  /** Reads what the commands have to know. */
  Facts read(StatelessSession session, Product product, Instant now, List<Pending<?>> commands) {
    return facts.read(session, product, now, commands);
  }

  /** Writes all that the group decided. */
  void write(StatelessSession session, Group group) {
    Books books = group.books();
    if (books.lineMoved()) {
      writeLine(session, group);
    }
    if (books.ledgerMoved()) {
      writeLedger(session, books);
    } else if (books.drainAlone()) {
      var writes = new Writes();
      rows.products().updateCounters(writes, books.after());
      writes.run(session);
    }
    if (!group.cooldowns().isEmpty()) {
      rows.cooldowns().insert(session, group.cooldowns());
    }
  }

  /** Entries that end go first: a mailbox that leaves and joins again is in line once. */
  private void writeLine(StatelessSession session, Group group) {
    EntryBook entries = group.entries();
    if (!entries.changed().isEmpty()) {
      rows.entries().update(session, entries.changed());
    }
    if (!entries.joined().isEmpty()) {
      rows.entries().insert(session, entries.joined());
    }
    rows.products().updateLine(session, group.after());
  }

  private void writeLedger(StatelessSession session, Books books) {
    Product after = books.after();
    var writes = new Writes();
    if (!books.placed().isEmpty()) {
      rows.orders().insert(writes, books.placed());
    }
    books
        .resolved()
        .forEach(
            (status, resolved) -> rows.orders().resolve(writes, status, books.now(), resolved));
    rows.ledger().insert(writes, books.events());
    rows.products().updateCounters(writes, after);
    if (!after.rehearsal() && !books.moved().isNothing()) {
      rows.minutes().add(writes, after.id(), books.now(), books.moved());
    }
    writes.run(session);
  }

  /** Deletes a rehearsal's product, whose row is locked, with all that belongs to it. */
  void purge(StatelessSession session, int productId) {
    rows.ledger().purge(session, productId);
    // Orders name the entries that they are offers to, and entries name the orders of their offers:
    // this end of it is looked at when the transaction ends.
    rows.orders().purge(session, productId);
    rows.entries().purge(session, productId);
    rows.draws().purge(session, productId);
    rows.products().purge(session, productId);
  }

  /**
   * Whether the transaction of a group was committed. It waits for the product's row lock, and so
   * for the fate of a transaction whose answer was lost.
   */
  boolean committed(StatelessSession session, Group group) {
    Product after = group.after();
    Product product = rows.products().lock(session, after.id());
    if (product == null) {
      return false;
    }
    return group.books().ledgerMoved()
        ? hasEvent(session, product, after.ledger())
        : product.line().version() >= after.line().version()
            && hasEntries(session, group)
            && (!group.books().drainAlone() || product.drain() == after.drain());
  }

  private boolean hasEvent(StatelessSession session, Product product, LedgerHead head) {
    if (product.ledger().seq() < head.seq()) {
      return false;
    }
    Receipt there =
        rows.ledger().receipts(session, product.id(), List.of(head.seq())).get(head.seq());
    return there != null && there.hash().equals(head.hex());
  }

  /**
   * Whether the line is as the group left it. A group that moved no stock cannot be told by the
   * ledger: its new entries are there, for nobody else has their ids, or those that ended have
   * ended. One that only kept the line's time did what any other would have done.
   */
  private boolean hasEntries(StatelessSession session, Group group) {
    for (WaitlistEntry joined : group.entries().joined()) {
      if (rows.entries().find(session, joined.id()) == null) {
        return false;
      }
    }
    for (WaitlistEntry changed : group.entries().changed()) {
      WaitlistEntry there = rows.entries().find(session, changed.id());
      if (there == null || there.state() != changed.state()) {
        return false;
      }
    }
    return true;
  }
}
