/** The page of the rehearsal: a simulated crowd at this store, and what it saw. */
@NullMarked
package io.flashsale.console.rehearsal;

import org.jspecify.annotations.NullMarked;
