package io.flashsale.throttle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit as it holds now.
 *
 * @param value what holds
 * @param configured what this node's settings say, which holds when nothing was changed
 * @param changedAt when the admin changed it, or null
 */
public record Limit(LimitName name, int value, int configured, @Nullable Instant changedAt) {}
