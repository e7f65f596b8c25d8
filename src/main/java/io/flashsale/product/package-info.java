/** Products: what is for sale, when, and the catalog that the store answers from. */
@NullMarked
package io.flashsale.product;

import org.jspecify.annotations.NullMarked;
