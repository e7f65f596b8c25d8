/** What the console remembers of its last time: window, page, columns and filters. */
@NullMarked
package io.flashsale.console.memory;

import org.jspecify.annotations.NullMarked;
