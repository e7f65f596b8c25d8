/** What changed, told after the commit to whoever listens in this process. */
@NullMarked
package io.flashsale.feed;

import org.jspecify.annotations.NullMarked;
