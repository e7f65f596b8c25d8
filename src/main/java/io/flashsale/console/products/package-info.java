/** The products page: what is for sale, made, changed, opened and closed. */
@NullMarked
package io.flashsale.console.products;

import org.jspecify.annotations.NullMarked;
