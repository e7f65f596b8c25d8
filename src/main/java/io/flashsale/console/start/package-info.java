/** The first window: how the start goes on, why it failed, and the closing. */
@NullMarked
package io.flashsale.console.start;

import org.jspecify.annotations.NullMarked;
