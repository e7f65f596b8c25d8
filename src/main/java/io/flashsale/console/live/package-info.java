/** Reading the store off the FX thread, again and again. */
@NullMarked
package io.flashsale.console.live;

import org.jspecify.annotations.NullMarked;
