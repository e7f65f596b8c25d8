/** Orders: a hold and what became of it. */
@NullMarked
package io.flashsale.order;

import org.jspecify.annotations.NullMarked;
