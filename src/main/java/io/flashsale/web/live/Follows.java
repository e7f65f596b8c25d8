package io.flashsale.web.live;

import io.flashsale.feed.Change.ResolvedOrder;
import io.flashsale.web.live.FollowSource.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All orders and entries that are followed, and by whom. */
final class Follows {

  /** How many are read from a source in one go. */
  private static final int READ_AT_ONCE = 1_000;

  private final ConcurrentMap<Key, Followed> followed = new ConcurrentHashMap<>();
  private final Map<Kind, FollowSource> sources;
  private final LiveJson json;

  Follows(Map<Kind, FollowSource> sources, LiveJson json) {
    this.sources = new EnumMap<>(Kind.class);
    this.sources.putAll(sources);
    this.json = json;
  }

  /**
   * Reads what the listener follows, from now on told to it.
   *
   * @param news told what was news to others who follow the same
   * @return one that is not known, in which case it follows nothing
   */
  Optional<Key> begin(Listener listener, Consumer<Followed> news) {
    List<Followed> mine = new ArrayList<>();
    for (Key key : listener.follows()) {
      mine.add(
          followed.compute(
              key,
              (k, known) -> {
                Followed it = known == null ? new Followed(k) : known;
                it.add(listener);
                return it;
              }));
    }
    boolean begun = false;
    try {
      read(mine).forEach(news);
      // What changed between the read and the taking of its state found no state to change.
      read(mine.stream().filter(Followed::takeMissed).toList()).forEach(news);
      begun = mine.stream().allMatch(it -> it.state() != null);
      return mine.stream().filter(it -> it.state() == null).map(Followed::key).findFirst();
    } finally {
      if (!begun) {
        end(listener);
      }
    }
  }

  void end(Listener listener) {
    for (Key key : listener.follows()) {
      followed.computeIfPresent(key, (k, known) -> known.remove(listener) ? null : known);
    }
  }

  @Nullable Followed find(Key key) {
    return followed.get(key);
  }

  /** Those of a kind that may change without being told, by product. */
  Map<Integer, List<Followed>> unsettled(Kind kind) {
    Map<Integer, List<Followed>> byProduct = new HashMap<>();
    followed.forEach(
        (key, it) -> {
          State state = key.kind() == kind ? it.stateToChange() : null;
          if (state != null && !state.settled()) {
            byProduct.computeIfAbsent(state.productId(), id -> new ArrayList<>()).add(it);
          }
        });
    return byProduct;
  }

  /** Takes what became of an order; returns it when that is news. */
  Optional<Followed> resolve(ResolvedOrder order) {
    Followed it = followed.get(new Key(Kind.ORDER, order.id()));
    State before = it == null ? null : it.stateToChange();
    FollowSource source = sources.get(Kind.ORDER);
    return it != null
            && before != null
            && source != null
            && it.accept(source.resolved(before, order.status()), json)
        ? Optional.of(it)
        : Optional.empty();
  }

  /** Reads their states anew; returns those for which there is news. */
  List<Followed> read(Collection<Followed> all) {
    List<Followed> news = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Followed> ofKind = all.stream().filter(it -> it.key().kind() == kind).toList();
      FollowSource source = sources.get(kind);
      for (int from = 0; source != null && from < ofKind.size(); from += READ_AT_ONCE) {
        List<Followed> some = ofKind.subList(from, Math.min(from + READ_AT_ONCE, ofKind.size()));
        Map<UUID, State> states = source.read(some.stream().map(it -> it.key().id()).toList());
        for (Followed it : some) {
          State state = states.get(it.key().id());
          if (state != null && it.accept(state, json)) {
            news.add(it);
          }
        }
      }
    }
    return news;
  }
}
