/** Backups of the embedded database, and what is restored from them after it was checked. */
@NullMarked
package io.flashsale.backup;

import org.jspecify.annotations.NullMarked;
