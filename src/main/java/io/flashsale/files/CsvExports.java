package io.flashsale.files;

import io.flashsale.audit.LedgerExport;
import io.flashsale.files.ExportRepository.MinuteRow;
import io.flashsale.files.ExportRepository.OrderPage;
import io.flashsale.files.ExportRepository.OrderRow;
import io.flashsale.ledger.LedgerEntry;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.persistence.Database;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders, ledgers and figures as CSV, a page at a time in memory. What comes while an export is
 * made is not in it, and what rehearsals sold never is.
 */
public final class CsvExports {
  private static final int PAGE = 2_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;
  private final Catalog catalog;
  private final LedgerExport ledgers;
  private final ExportRepository rows = new ExportRepository();

  public CsvExports(Database database, Catalog catalog, LedgerExport ledgers) {
    this.database = database;
    this.catalog = catalog;
    this.ledgers = ledgers;
  }

  /** Writes all orders, the oldest first. */
  public long orders(OutputStream out, Follower follower) throws IOException {
    UUID last = database.call(rows::lastOrder).orElse(BEFORE_ALL);
    long of = catalog.all().stream().mapToLong(product -> product.tally().holdsCreated()).sum();
    long done = 0;
    try (CsvTable table =
        new CsvTable(
            out,
            "order_id",
            "product_id",
            "product",
            "email",
            "quantity",
            "unit_price_minor",
            "status",
            "from_line",
            "created_at",
            "hold_expires_at",
            "resolved_at")) {
      @Nullable UUID after = BEFORE_ALL;
      while (after != null) {
        UUID from = after;
        OrderPage page = database.call(session -> rows.orders(session, from, last, PAGE));
        for (OrderRow order : page.orders()) {
          write(table, order);
        }
        done += page.orders().size();
        step(follower, done, of);
        after = page.last();
      }
    }
    return done;
  }

  private static void write(CsvTable table, OrderRow order) throws IOException {
    table.row(
        order.id(),
        order.productId(),
        order.product(),
        order.email(),
        order.quantity(),
        order.price(),
        order.status(),
        order.offered(),
        order.createdAt(),
        order.holdExpiresAt(),
        order.resolvedAt());
  }

  /** Writes the ledgers of all products, product by product. */
  public long ledger(OutputStream out, Follower follower) throws IOException {
    List<Product> products = catalog.all();
    long of = products.stream().mapToLong(product -> product.ledger().seq()).sum();
    long done = 0;
    try (CsvTable table =
        new CsvTable(
            out,
            "product_id",
            "product",
            "seq",
            "type",
            "delta",
            "quantity",
            "reason",
            "order_ticket",
            "at",
            "hash")) {
      for (Product product : products) {
        Optional<LedgerHead> head = ledgers.head(product.id());
        List<LedgerEntry> page =
            head.isEmpty() ? List.of() : ledgers.page(product.id(), 0, head.get());
        while (!page.isEmpty()) {
          for (LedgerEntry entry : page) {
            write(table, product, entry);
          }
          done += page.size();
          step(follower, done, of);
          page = ledgers.page(product.id(), page.getLast().seq(), head.orElseThrow());
        }
      }
    }
    return done;
  }

  private static void write(CsvTable table, Product product, LedgerEntry entry) throws IOException {
    table.row(
        entry.productId(),
        product.name(),
        entry.seq(),
        entry.type(),
        entry.delta(),
        entry.quantity(),
        entry.reason(),
        entry.orderTicket(),
        Instant.EPOCH.plus(entry.atMicros(), ChronoUnit.MICROS),
        entry.hash());
  }

  /** Writes what every product sold, let expire, took back and refused, minute by minute. */
  public long metrics(OutputStream out, Follower follower) throws IOException {
    long done = 0;
    try (CsvTable table =
        new CsvTable(
            out,
            "product_id",
            "product",
            "minute",
            "sold",
            "expired",
            "returned",
            "revenue_minor",
            "refunded_minor",
            "refused_sold_out",
            "refused_throttled")) {
      @Nullable MinuteRow last = null;
      List<MinuteRow> page;
      do {
        int product = last == null ? 0 : last.productId();
        Instant after = last == null ? Instant.EPOCH : last.minute();
        page = database.call(session -> rows.minutes(session, product, after, PAGE));
        for (MinuteRow minute : page) {
          write(table, minute);
          last = minute;
        }
        done += page.size();
        step(follower, done, 0);
      } while (page.size() == PAGE);
    }
    return done;
  }

  private static void write(CsvTable table, MinuteRow minute) throws IOException {
    table.row(
        minute.productId(),
        minute.product(),
        minute.minute(),
        minute.sold(),
        minute.expired(),
        minute.returned(),
        minute.revenue(),
        minute.refunded(),
        minute.soldOut(),
        minute.throttled());
  }

  private static void step(Follower follower, long done, long of) throws GivenUp {
    if (follower.cancelled()) {
      throw new GivenUp();
    }
    follower.tell(done, of == 0 ? 0 : Math.max(of, done));
  }
}
