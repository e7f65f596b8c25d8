package io.flashsale.waitlist;

import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.waitlist.LineView.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads entries and where they stand. What moves a line moves stock, and is the sequencer's. */
public final class WaitlistService {
  private final Database database;
  private final WaitlistRepository entries;
  private final LineViews lines;
  private final Catalog catalog;
  private final StoreTime time;

  public WaitlistService(
      Database database,
      WaitlistRepository entries,
      LineViews lines,
      Catalog catalog,
      StoreTime time) {
    this.database = database;
    this.entries = entries;
    this.lines = lines;
    this.catalog = catalog;
    this.time = time;
  }

  /** The entry of that id. */
  public Optional<WaitlistEntry> find(UUID entryId) {
    return database.call(session -> Optional.ofNullable(entries.find(session, entryId)));
  }

  /** The entry of that id as its owner sees it. */
  public Optional<EntryStatus> status(UUID entryId) {
    return find(entryId).filter(this::hasProduct).map(this::status);
  }

  /** The entries of these ids as their owners see them; ids that nobody has are left out. */
  public List<EntryStatus> statuses(Collection<UUID> entryIds) {
    return database.call(session -> entries.findAll(session, entryIds)).stream()
        .filter(this::hasProduct)
        .map(this::status)
        .toList();
  }

  /** A rehearsal's product may be purged between the reading of its entry and of itself. */
  private boolean hasProduct(WaitlistEntry entry) {
    return catalog.find(entry.productId()).isPresent();
  }

  /** An entry as its owner sees it. */
  public EntryStatus status(WaitlistEntry entry) {
    Product product = catalog.find(entry.productId()).orElseThrow();
    Long place = entry.place();
    return entry.state() == EntryState.WAITING && place != null
        ? waiting(entry, place, product)
        : told(entry, entry.state().code(), null, null);
  }

  private EntryStatus waiting(WaitlistEntry entry, long place, Product product) {
    LineView line = lines.of(product);
    Standing standing = line.standing(place, entry.quantity(), product.obtainable());
    int ahead = product.line().entered() + standing.ahead();
    return standing.reachable()
        ? told(entry, EntryState.WAITING.code(), ahead, estimate(entry, standing, line, product))
        : told(entry, JoinedAs.UNREACHABLE.code(), ahead, null);
  }

  private @Nullable Long estimate(
      WaitlistEntry entry, Standing standing, LineView line, Product product) {
    double rate = line.unitsFreedPerSecond();
    if (rate == 0) {
      return null;
    }
    long units = standing.unitsAhead() + entry.quantity() - product.stock().available();
    long seconds = (long) Math.ceil(Math.max(0, units) / rate);
    Instant now = time.now();
    Duration left = Duration.between(now, product.window().endsAt());
    return seconds > left.toSeconds() ? null : seconds;
  }

  private static EntryStatus told(
      WaitlistEntry entry, String state, @Nullable Integer ahead, @Nullable Long estimateSeconds) {
    return new EntryStatus(
        entry.id(),
        entry.productId(),
        entry.quantity(),
        state,
        entry.place(),
        ahead,
        estimateSeconds,
        entry.orderId(),
        entry.holdExpiresAt(),
        entry.endReason());
  }
}
