package io.flashsale.ledger;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Reads and writes inventory events. */
public final class LedgerRepository {

  /** Writes events as one batch. */
  public void insert(StatelessSession session, List<InventoryEvent> events) {
    session.insertMultiple(events);
  }

  /** The receipts of the events at these places of a product's chain, by place. */
  public Map<Long, Receipt> receipts(
      StatelessSession session, int productId, Collection<Long> seqs) {
    if (seqs.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = seqs.stream().map(seq -> InventoryEvent.idOf(productId, seq)).toList();
    return session
        .createSelectionQuery("from InventoryEvent where id in :ids", InventoryEvent.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(
            Collectors.toMap(
                InventoryEvent::seq,
                event -> new Receipt(event.seq(), HexFormat.of().formatHex(event.hash()))));
  }
}
