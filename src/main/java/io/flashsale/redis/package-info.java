/** The connection to Redis and whether it answers. */
@NullMarked
package io.flashsale.redis;

import org.jspecify.annotations.NullMarked;
