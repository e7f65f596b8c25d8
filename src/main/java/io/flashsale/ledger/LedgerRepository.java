package io.flashsale.ledger;

import io.flashsale.persistence.ColumnArrays;
import io.flashsale.persistence.Writes;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /** The events at these places of a product's chain, in order. */
  public List<InventoryEvent> at(StatelessSession session, int productId, Collection<Long> seqs) {
    Long[] ids = seqs.stream().map(seq -> InventoryEvent.idOf(productId, seq)).toArray(Long[]::new);
    return session
        .createNativeQuery(
            "SELECT * FROM inventory_events WHERE id = ANY(:ids) ORDER BY id", InventoryEvent.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** The events of an order between two places of its product's chain, in order. */
  public List<InventoryEvent> ofOrder(
      StatelessSession session, int productId, UUID orderId, long first, long last) {
    return session
        .createNativeQuery(
            "SELECT * FROM inventory_events WHERE id BETWEEN :first AND :last AND order_id = :order"
                + " ORDER BY id",
            InventoryEvent.class)
        .setParameter("first", InventoryEvent.idOf(productId, first))
        .setParameter("last", InventoryEvent.idOf(productId, last))
        .setParameter("order", orderId)
        .getResultList();
  }

  /** The newest events behind a place of each product's chain, newest first. */
  List<InventoryEvent> newest(StatelessSession session, Map<Integer, Long> after, int limit) {
    List<Integer> products = List.copyOf(after.keySet());
    Long[] firsts =
        products.stream()
            .map(id -> InventoryEvent.idOf(id, after.getOrDefault(id, 0L)))
            .toArray(Long[]::new);
    Long[] lasts = products.stream().map(id -> InventoryEvent.idOf(id + 1, 0)).toArray(Long[]::new);
    return session
        .createNativeQuery(
            "SELECT e.* FROM unnest(CAST(:firsts AS bigint[]), CAST(:lasts AS bigint[]))"
                + " AS p (first, last) CROSS JOIN LATERAL (SELECT * FROM inventory_events i"
                + " WHERE i.id > p.first AND i.id < p.last ORDER BY i.id DESC LIMIT :most) e"
                + " ORDER BY e.created_at DESC, e.id DESC LIMIT :most",
            InventoryEvent.class)
        .setParameter("firsts", firsts)
        .setParameter("lasts", lasts)
        .setParameter("most", limit)
        .getResultList();
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
