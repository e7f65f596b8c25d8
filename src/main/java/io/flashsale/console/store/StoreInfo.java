package io.flashsale.console.store;

import java.util.Currency;
import java.util.List;

/**
 * What stays the same about a store while it runs.
 *
 * @param addresses the addresses that shoppers open, the best one first, as URLs
 * @param adminToken the admin's bearer token
 * @param currency the currency of all prices
 * @param databasePlace where the database is, in words, such as "inside this program"
 * @param redisPlace where Redis is, in words
 */
public record StoreInfo(
    List<String> addresses,
    String adminToken,
    Currency currency,
    String databasePlace,
    String redisPlace) {

  public StoreInfo {
    addresses = List.copyOf(addresses);
  }
}
