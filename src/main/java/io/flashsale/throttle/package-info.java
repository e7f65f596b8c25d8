/** Limits on granted holds by customer and by client address, counted in Redis. */
@NullMarked
package io.flashsale.throttle;

import org.jspecify.annotations.NullMarked;
