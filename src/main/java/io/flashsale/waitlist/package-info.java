/**
 * The one line of people who wait for a product: its entries, who is next, and where one stands.
 */
@NullMarked
package io.flashsale.waitlist;

import org.jspecify.annotations.NullMarked;
