/** The orders page: orders found again, what became of each, and what the admin does to one. */
@NullMarked
package io.flashsale.console.orders;

import org.jspecify.annotations.NullMarked;
