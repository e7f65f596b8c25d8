/**
 * The verifiable shuffle: tickets, commitment, Merkle root and the order that follows from them.
 */
@NullMarked
package io.flashsale.draw;

import org.jspecify.annotations.NullMarked;
