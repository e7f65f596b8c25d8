package io.flashsale.ledger;

import io.flashsale.persistence.ColumnArrays;
import io.flashsale.persistence.Writes;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Reads and writes inventory events. */
public final class LedgerRepository {

  private static final String INSERT =
      """
      INSERT INTO inventory_events (id, product_id, seq, order_id, type, delta, quantity, reason,
        hash, created_at)
      SELECT id, product, seq, ordered, type, delta, quantity, reason, hash, %s
      FROM unnest(?::bigint[], ?::int[], ?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::int[],
        ?::text[], ?::bytea[], ?::bigint[])
        AS n (id, product, seq, ordered, type, delta, quantity, reason, hash, made)
      """
          .formatted(ColumnArrays.TIME_OF_MICROS.formatted("made"));

  /** Adds the writing of events. */
  public void insert(Writes writes, List<InventoryEvent> events) {
    writes.add(
        INSERT,
        (connection, parameters) -> {
          var columns = new ColumnArrays<>(connection, events);
          parameters
              .array(columns.longs(InventoryEvent::id))
              .array(columns.ints(InventoryEvent::productId))
              .array(columns.longs(InventoryEvent::seq))
              .array(columns.uuids(InventoryEvent::orderId))
              .array(columns.texts(InventoryEvent::type))
              .array(columns.ints(InventoryEvent::delta))
              .array(columns.ints(InventoryEvent::quantity))
              .array(columns.texts(InventoryEvent::reason))
              .array(columns.bytes(InventoryEvent::hash))
              .array(columns.micros(InventoryEvent::createdAt));
        });
  }

  /** Deletes the ledger of a rehearsal's product; the database refuses any other's. */
  public void purge(StatelessSession session, int productId) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM inventory_events WHERE id BETWEEN ? AND ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, InventoryEvent.idOf(productId, 0));
            statement.setLong(2, InventoryEvent.idOf(productId + 1, 0) - 1);
            statement.executeUpdate();
          }
        });
  }

  /** The receipts of the events at these places of a product's chain, by place. */
  public Map<Long, Receipt> receipts(
      StatelessSession session, int productId, Collection<Long> seqs) {
    if (seqs.isEmpty()) {
      return Map.of();
    }
    Long[] ids = seqs.stream().map(seq -> InventoryEvent.idOf(productId, seq)).toArray(Long[]::new);
    return session
        .createNativeQuery(
            "SELECT * FROM inventory_events WHERE id = ANY(:ids)", InventoryEvent.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(
            Collectors.toMap(
                InventoryEvent::seq,
                event -> new Receipt(event.seq(), HexFormat.of().formatHex(event.hash()))));
  }

  /**
   * A page of a product's chain, in order.
   *
   * @param after the place that the page comes after, 0 for the first page
   * @param last the last place that may be in it
   * @param limit how many events it has at most
   */
  public List<LedgerEntry> page(
      StatelessSession session, int productId, long after, long last, int limit) {
    var entries = new LedgerEntries();
    return session
        .createSelectionQuery(
            "from InventoryEvent where id > :after and id <= :last order by id",
            InventoryEvent.class)
        .setParameter("after", InventoryEvent.idOf(productId, after))
        .setParameter("last", InventoryEvent.idOf(productId, last))
        .setMaxResults(limit)
        .getResultStream()
        .map(entries::of)
        .toList();
  }
}
