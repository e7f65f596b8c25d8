/** Work that may take long or fail, kept off the FX thread. */
@NullMarked
package io.flashsale.console.work;

import org.jspecify.annotations.NullMarked;
