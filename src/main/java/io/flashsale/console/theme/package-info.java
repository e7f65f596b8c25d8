/** Light and dark, fonts and the colours of the chart. */
@NullMarked
package io.flashsale.console.theme;

import org.jspecify.annotations.NullMarked;
