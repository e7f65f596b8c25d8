/** The page of a product's line: how long it is, how fair it is served, and its draw. */
@NullMarked
package io.flashsale.console.line;

import org.jspecify.annotations.NullMarked;
