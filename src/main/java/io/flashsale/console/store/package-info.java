/** What the console reads of the store that it stands on. */
@NullMarked
package io.flashsale.console.store;

import org.jspecify.annotations.NullMarked;
