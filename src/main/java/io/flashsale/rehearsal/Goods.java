package io.flashsale.rehearsal;

/** What the crowd buys. */
public sealed interface Goods {

  /**
   * A product that is made for the rehearsal and purged afterwards; it needs the admin's token.
   *
   * @param stock its units, at least 1
   */
  record Fresh(int stock) implements Goods {}

  /**
   * A product that is for sale, bought as by any customer, under the store's limits.
   *
   * @param productId its id
   */
  record OnSale(int productId) implements Goods {}
}
