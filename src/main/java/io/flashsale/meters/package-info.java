/** The figures of a node for Prometheus. */
@NullMarked
package io.flashsale.meters;

import org.jspecify.annotations.NullMarked;
