package io.flashsale.console.activity;

import io.flashsale.ledger.InventoryEvent;
import io.flashsale.product.Product;
import java.util.List;
import java.util.Map;

/** What the activity page asks of the store, off the FX thread. Both may block and throw. */
public interface ActivityDesk {

  /** The newest events behind a place of each product's ledger, newest first. */
  List<InventoryEvent> newest(Map<Integer, Long> after, int limit);

  /** All products by id. */
  List<Product> products();
}
