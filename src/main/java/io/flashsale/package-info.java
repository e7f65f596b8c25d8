/** The store's entrance. */
@NullMarked
package io.flashsale;

import org.jspecify.annotations.NullMarked;
