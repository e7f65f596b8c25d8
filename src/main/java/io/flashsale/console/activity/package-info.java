/** The activity page: the inventory events as they happen. */
@NullMarked
package io.flashsale.console.activity;

import org.jspecify.annotations.NullMarked;
