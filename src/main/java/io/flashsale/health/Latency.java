package io.flashsale.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the store's servers take for an empty question.
 *
 * @param database PostgreSQL's time, or null when it does not answer
 * @param redis Redis's time, or null when it does not answer
 */
public record Latency(@Nullable Duration database, @Nullable Duration redis) {}
