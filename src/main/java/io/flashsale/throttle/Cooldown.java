package io.flashsale.throttle;

import java.time.Instant;

/**
 * A customer who let two holds lapse and waits.
 *
 * @param customerKey the canonical e-mail
 * @param until when the next hold may be had
 * @param notedAt when the second hold lapsed
 */
public record Cooldown(String customerKey, Instant until, Instant notedAt) {}
