package io.flashsale.fuzz;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.databind.JsonNode;

/** The ids that answers have told of, so that later requests come to something that is there. */
final class Known {
  private static final int KEPT = 64;

  private final ConcurrentMap<String, AtomicReferenceArray<String>> ids = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger products = new AtomicInteger();

  /** Keeps the ids that a JSON answer has. */
  void learn(JsonNode json) {
    for (String name : List.of("orderId", "entryId")) {
      keep(name, json.path(name).asString(""));
    }
    String id = json.path("id").asString("");
    if (json.has("totalStock")) {
      keep("productId", id);
    } else if (json.has("customerEmail")) {
      keep("orderId", id);
    }
    if (json.isArray() && json.size() < KEPT) {
      json.forEach(this::learn);
    }
  }

  private void keep(String name, String id) {
    if (!id.isEmpty()) {
      ids.computeIfAbsent(name, n -> new AtomicReferenceArray<>(KEPT))
          .set(Math.floorMod(next.getAndIncrement(), KEPT), id);
    }
  }

  /** Counts one more product that was made; how many that are. */
  int countProduct() {
    return products.incrementAndGet();
  }

  /** How many products were made. */
  int products() {
    return products.get();
  }

  /** An id of the path parameter's kind: one that is known, or one that is not. */
  String id(String parameter, Chance chance) {
    AtomicReferenceArray<String> kept = ids.get(parameter);
    String id = kept == null || chance.oneIn(5) ? null : kept.get(chance.below(KEPT));
    if (id != null) {
      return id;
    }
    return parameter.equals("productId")
        ? "" + chance.from(1, chance.oneIn(2) ? 5 : 999_999_999)
        : new UUID(chance.from(0, Long.MAX_VALUE - 1), chance.from(0, Long.MAX_VALUE - 1))
            .toString();
  }
}
