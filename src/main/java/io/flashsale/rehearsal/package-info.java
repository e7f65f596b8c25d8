/** The simulated crowd: what it buys, how it buys, its report and its audit. */
@NullMarked
package io.flashsale.rehearsal;

import org.jspecify.annotations.NullMarked;
