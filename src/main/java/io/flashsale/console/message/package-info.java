/** What a page has to say, inside the page: no dialog for what a line can tell. */
@NullMarked
package io.flashsale.console.message;

import org.jspecify.annotations.NullMarked;
