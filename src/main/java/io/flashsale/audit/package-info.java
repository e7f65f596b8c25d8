/**
 * The books checked again: a background reader that works out from the rows what must hold, and
 * ledgers handed out to be checked elsewhere. It finds and tells; it never repairs.
 */
@NullMarked
package io.flashsale.audit;

import org.jspecify.annotations.NullMarked;
