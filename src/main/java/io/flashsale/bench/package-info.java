/** The benchmark: what it starts, loads and compares, and the table of it. */
@NullMarked
package io.flashsale.bench;

import org.jspecify.annotations.NullMarked;
