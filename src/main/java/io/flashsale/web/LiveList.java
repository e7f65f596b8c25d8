package io.flashsale.web;

import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.SaleState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live products as JSON, made once for all who ask within a few milliseconds: a crowd that
 * waits for the opening asks for nothing else.
 */
final class LiveList {

  /** How old {@code serverTime} may be; a changed product is told at once. */
  static final Duration GOOD_FOR = Duration.ofMillis(10);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(byte[] json, long catalogVersion, Instant at) {}

  private final Catalog catalog;
  private final StoreTime time;
  private final String currency;
  private final JsonMapper mapper;
  private volatile @Nullable Made last;

  LiveList(Catalog catalog, StoreTime time, String currency, JsonMapper mapper) {
    this.catalog = catalog;
    this.time = time;
    this.currency = currency;
    this.mapper = mapper;
  }

  byte[] json() {
    Instant now = time.now();
    Made made = last;
    if (made == null || !isGood(made, now)) {
      made = make(now);
      last = made;
    }
    return made.json();
  }

  private boolean isGood(Made made, Instant now) {
    // A clock that was set back makes it anew too.
    return made.catalogVersion() == catalog.version()
        && !now.isBefore(made.at())
        && now.isBefore(made.at().plus(GOOD_FOR));
  }

  private Made make(Instant now) {
    long version = catalog.version();
    var products =
        catalog.in(SaleState.LIVE).stream().map(p -> ProductJson.of(p, currency, now)).toList();
    return new Made(mapper.writeValueAsBytes(products), version, now);
  }
}
