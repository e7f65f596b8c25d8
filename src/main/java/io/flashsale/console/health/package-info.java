/** Whether the store and what it stands on answer, as lights. */
@NullMarked
package io.flashsale.console.health;

import org.jspecify.annotations.NullMarked;
