/** The figures of the sale: counters, refusals and the sold-against-expired series. */
@NullMarked
package io.flashsale.analytics;

import org.jspecify.annotations.NullMarked;
