/** The inventory events: one hash chain a product, from which the stock follows. */
@NullMarked
package io.flashsale.ledger;

import org.jspecify.annotations.NullMarked;
