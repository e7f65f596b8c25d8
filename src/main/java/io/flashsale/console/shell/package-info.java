/** The frame of the console: the navigation, its pages and what is always in sight. */
@NullMarked
package io.flashsale.console.shell;

import org.jspecify.annotations.NullMarked;
