/** How the log is written: for people or programs, and without what is nobody else's business. */
@NullMarked
package io.flashsale.logs;

import org.jspecify.annotations.NullMarked;
