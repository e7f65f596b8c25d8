/** What changes, pushed to browsers as it happens: who listens, to what, and at what pace. */
@NullMarked
package io.flashsale.web.live;

import org.jspecify.annotations.NullMarked;
