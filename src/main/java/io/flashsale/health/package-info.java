/** Whether the store and what it stands on answer. */
@NullMarked
package io.flashsale.health;

import org.jspecify.annotations.NullMarked;
