package io.flashsale.puzzle;

import java.time.Instant;

/**
 * What a device is asked to find: a number such that the SHA-256 of {@code text:number}, in ASCII,
 * begins with so many zero bits.
 *
 * @param text signed by the store, for one product, customer and client address
 * @param bits how many zero bits
 * @param expiresAt until when the proof is taken
 */
public record Challenge(String text, int bits, Instant expiresAt) {}
