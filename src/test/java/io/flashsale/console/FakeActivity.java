package io.flashsale.console;

import io.flashsale.console.activity.ActivityDesk;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.product.Product;
import java.util.List;
import java.util.Map;

/** A store in which nothing happens. */
final class FakeActivity implements ActivityDesk {

  @Override
  public List<InventoryEvent> newest(Map<Integer, Long> after, int limit) {
    return List.of();
  }

  @Override
  public List<Product> products() {
    return List.of();
  }
}
