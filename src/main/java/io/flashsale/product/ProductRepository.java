package io.flashsale.product;

import io.flashsale.persistence.Writes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads and writes products. */
public final class ProductRepository {

  private static final String UPDATE_COUNTERS =
      """
      UPDATE products SET total_stock = ?, available = ?, held = ?, sold = ?, expired = ?,
        holds_created = ?, pending_orders = ?, confirmed_orders = ?, expired_orders = ?,
        cancelled_orders = ?, returned_orders = ?, ledger_seq = ?, ledger_hash = ?,
        drain = ?
      WHERE id = ?
      """;

  /** The product with its row locked until the transaction ends; null when there is none. */
  public @Nullable Product lock(StatelessSession session, int id) {
    // By id, not by a query: a query with a lock is translated anew each time, at 2 ms a group.
    return session.get(Product.class, id, LockMode.PESSIMISTIC_WRITE);
  }

  /** All products by id. */
  public List<Product> all(StatelessSession session) {
    return session.createSelectionQuery("from Product order by id", Product.class).getResultList();
  }

  /** Those of the products that there are. */
  public List<Product> findAll(StatelessSession session, Collection<Integer> ids) {
    return ids.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery("from Product where id in :ids", Product.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Writes a new product and gives it its id. */
  void insert(StatelessSession session, Product product) {
    session.insert(product);
  }

  /** Writes what the admin says of a product; its row is locked. */
  void updateDetails(StatelessSession session, Product product) {
    ProductDetails details = product.details();
    session
        .createMutationQuery(
            "update Product set details.name = :name, details.description = :description,"
                + " details.price = :price, details.window.startsAt = :starts,"
                + " details.window.endsAt = :ends, details.maxPerOrder = :max,"
                + " details.maxPerCustomer = :maxPerCustomer, version = :version where id = :id")
        .setParameter("name", details.name())
        .setParameter("description", details.description())
        .setParameter("price", details.price())
        .setParameter("starts", details.window().startsAt())
        .setParameter("ends", details.window().endsAt())
        .setParameter("max", details.maxPerOrder())
        .setParameter("maxPerCustomer", details.maxPerCustomer(), Integer.class)
        .setParameter("version", product.version())
        .setParameter("id", product.id())
        .executeUpdate();
  }

  /** Writes what the desk did to a product beside its details; its row is locked. */
  void updateDesk(StatelessSession session, Product product) {
    session
        .createMutationQuery(
            "update Product set paused = :paused, removed = :removed, pictureHash = :picture,"
                + " version = :version where id = :id")
        .setParameter("paused", product.paused())
        .setParameter("removed", product.removed())
        .setParameter("picture", product.pictureHash(), String.class)
        .setParameter("version", product.version())
        .setParameter("id", product.id())
        .executeUpdate();
  }

  /** Deletes a rehearsal's product; the database refuses any other. */
  public void purge(StatelessSession session, int productId) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM products WHERE id = ? AND rehearsal";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.executeUpdate();
          }
        });
  }

  /**
   * Writes the stock, with what of it is to go, and the ledger's head of a product whose row is
   * locked.
   */
  public void updateCounters(Writes writes, Product product) {
    writes.add(
        UPDATE_COUNTERS,
        1,
        (connection, parameters) -> {
          Stock stock = product.stock();
          Tally tally = product.tally();
          parameters
              .integer(stock.total())
              .integer(stock.available())
              .integer(stock.held())
              .integer(stock.sold())
              .bigint(tally.expiredUnits())
              .bigint(tally.holdsCreated())
              .bigint(tally.pending())
              .bigint(tally.confirmed())
              .bigint(tally.expired())
              .bigint(tally.cancelled())
              .bigint(tally.returned())
              .bigint(product.ledger().seq())
              .bytes(product.ledger().hash())
              .integer(product.drain())
              .integer(product.id());
        });
  }

  /** Writes the line's counts of a product whose row is locked. */
  public void updateLine(StatelessSession session, Product product) {
    LineCounts line = product.line();
    session.doWork(
        connection -> {
          String sql =
              "UPDATE products SET line_entered = ?, line_waiting = ?, line_offered = ?,"
                  + " line_taken = ?, line_lapsed = ?, line_left = ?, line_offers = ?,"
                  + " line_next = ?, line_version = ?, drawn_at = ? WHERE id = ?";
          try (var statement = connection.prepareStatement(sql)) {
            Instant drawnAt = line.drawnAt();
            statement.setInt(1, line.entered());
            statement.setInt(2, line.waiting());
            statement.setInt(3, line.offered());
            statement.setLong(4, line.taken());
            statement.setLong(5, line.lapsed());
            statement.setLong(6, line.left());
            statement.setLong(7, line.offers());
            statement.setLong(8, line.next());
            statement.setLong(9, line.version());
            statement.setObject(10, drawnAt == null ? null : drawnAt.atOffset(ZoneOffset.UTC));
            statement.setInt(11, product.id());
            statement.executeUpdate();
          }
        });
  }
}
