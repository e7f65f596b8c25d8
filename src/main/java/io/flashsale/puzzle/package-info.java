/**
 * Work that a device has to show before it may hold or enter anything, where the operator wants
 * that.
 */
@NullMarked
package io.flashsale.puzzle;

import org.jspecify.annotations.NullMarked;
