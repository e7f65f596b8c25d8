/** The heart: one sequencer a product, which decides commands and commits them in groups. */
@NullMarked
package io.flashsale.inventory;

import org.jspecify.annotations.NullMarked;
