package io.flashsale.feed;

import io.flashsale.feed.Change.ResolvedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one node tells the others: which products changed, whose lines moved, and which orders were
 * resolved.
 *
 * <p>As text: the sender's id in the first line, then a line {@code p ID} a product, {@code l ID} a
 * product's line, and {@code o PRODUCT STATUS ORDER} an order.
 *
 * @param sender the id of the node
 */
record NodeMessage(
    String sender,
    Set<Integer> products,
    Set<Integer> lines,
    Map<Integer, List<ResolvedOrder>> orders) {

  String toText() {
    var text = new StringBuilder(sender);
    products.forEach(id -> text.append("\np ").append(id));
    lines.forEach(id -> text.append("\nl ").append(id));
    orders.forEach(
        (productId, resolved) ->
            resolved.forEach(
                order ->
                    text.append("\no ")
                        .append(productId)
                        .append(' ')
                        .append(order.status())
                        .append(' ')
                        .append(order.id())));
    return text.toString();
  }

  /** The message, or empty when it is none: a topic may be written to by anybody in the Redis. */
  static Optional<NodeMessage> parse(String text) {
    String[] parts = text.split("\n", -1);
    Set<Integer> products = new TreeSet<>();
    Set<Integer> moved = new TreeSet<>();
    Map<Integer, List<ResolvedOrder>> orders = new HashMap<>();
    try {
      for (int i = 1; i < parts.length; i++) {
        String[] words = parts[i].split(" ", -1);
        int productId = Integer.parseInt(words[1]);
        switch (words[0]) {
          case "p" -> products.add(productId);
          case "l" -> moved.add(productId);
          case "o" ->
              orders
                  .computeIfAbsent(productId, id -> new ArrayList<>())
                  .add(new ResolvedOrder(UUID.fromString(words[3]), words[2]));
          default -> {}
        }
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
    return Optional.of(new NodeMessage(parts[0], products, moved, orders));
  }
}
