/** What every part of the start shares: how it tells its progress and how it fails. */
@NullMarked
package io.flashsale.startup;

import org.jspecify.annotations.NullMarked;
