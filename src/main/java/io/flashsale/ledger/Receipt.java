package io.flashsale.ledger;

/**
 * What a shopper holds of the ledger: a log that is rewritten later contradicts it.
 *
 * @param seq the place of the shopper's event in the product's chain
 * @param hash the event's hash in lower-case hex
 */
public record Receipt(long seq, String hash) {}
