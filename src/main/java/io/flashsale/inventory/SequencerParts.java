package io.flashsale.inventory;

import io.flashsale.feed.Feed;
import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreClock;
import io.flashsale.product.Catalog;
import io.flashsale.throttle.Cooldowns;
import io.flashsale.throttle.HoldThrottle;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What all sequencers of a node share.
 *
 * @param queueCapacity how many commands wait in front of each at most
 */
record SequencerParts(
    Database database,
    GroupStore store,
    StoreClock clock,
    HoldThrottle throttle,
    Arrivals arrivals,
    OrderIds ids,
    Cooldowns cooldowns,
    LineRules lineRules,
    Duration holdTime,
    int queueCapacity,
    Catalog catalog,
    Feed feed,
    EngineMeters meters,
    Executor threads) {}
