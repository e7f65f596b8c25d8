/** The overview page: the figures, the products and the chart of the last hour. */
@NullMarked
package io.flashsale.console.overview;

import org.jspecify.annotations.NullMarked;
