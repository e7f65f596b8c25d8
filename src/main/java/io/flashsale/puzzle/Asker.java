package io.flashsale.puzzle;

/**
 * For whom and what a challenge is; a proof serves nobody and nothing else.
 *
 * @param customer the canonical e-mail
 * @param address the client address as limits count it
 */
public record Asker(int productId, String customer, String address) {}
