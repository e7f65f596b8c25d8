/** The one timer that lets go of holds which are due. */
@NullMarked
package io.flashsale.expiry;

import org.jspecify.annotations.NullMarked;
