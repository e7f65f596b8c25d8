/** Takes out of the store who its customers were, when that is long enough ago. */
@NullMarked
package io.flashsale.retention;

import org.jspecify.annotations.NullMarked;
