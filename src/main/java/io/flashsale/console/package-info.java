/** The desktop console: one window over the store that runs in the same process. */
@NullMarked
package io.flashsale.console;

import org.jspecify.annotations.NullMarked;
