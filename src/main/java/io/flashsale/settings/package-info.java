/** What the operator sets: environment and flags, read once and checked at the start. */
@NullMarked
package io.flashsale.settings;

import org.jspecify.annotations.NullMarked;
