package io.flashsale.inventory;

import io.flashsale.feed.Change;
import io.flashsale.feed.Change.ResolvedOrder;
import io.flashsale.order.Order;
import io.flashsale.product.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a committed group tells the feed, beside the product's row. */
final class GroupNews {
  private GroupNews() {}

  /**
   * @param untilDue until the holds that the group placed are due
   */
  static List<Change> of(Group group, Duration untilDue) {
    Product after = group.after();
    int productId = after.id();
    List<Change> news = new ArrayList<>();
    if (!group.books().placed().isEmpty()) {
      news.add(new Change.HoldsPlaced(productId, untilDue));
    }
    List<ResolvedOrder> resolved =
        group.books().resolved().values().stream()
            .flatMap(List::stream)
            .map(GroupNews::resolved)
            .toList();
    if (!resolved.isEmpty()) {
      news.add(new Change.OrdersResolved(productId, resolved, false));
    }
    // How far the units reach moves those who wait, too.
    boolean reachMoved = group.before().obtainable() != after.obtainable();
    if (group.books().lineMoved() || (reachMoved && after.line().inLine() > 0)) {
      news.add(new Change.LineMoved(productId, false));
    }
    return news;
  }

  private static ResolvedOrder resolved(Order order) {
    return new ResolvedOrder(order.id(), order.status().code());
  }
}
