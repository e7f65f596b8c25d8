package io.flashsale.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the benchmark's products are on sale, since the list of live ones is measured too. */
final class Sale {
  private final StoreApi api;
  private final Set<Integer> products;
  private final Set<Integer> live;

  /** All products are live at first. */
  Sale(StoreApi api, Set<Integer> products) {
    this.api = api;
    this.products = Set.copyOf(products);
    this.live = new HashSet<>(products);
  }

  /** Has these products on sale and the others not. */
  void only(List<Integer> wanted) throws Unmeasured {
    for (int product : products) {
      boolean open = wanted.contains(product);
      if (open != live.contains(product)) {
        api.setLive(product, open);
        if (open) {
          live.add(product);
        } else {
          live.remove(product);
        }
      }
    }
  }
}
