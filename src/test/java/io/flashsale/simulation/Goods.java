package io.flashsale.simulation;

/**
 * What a load buys.
 *
 * @param plenty the id of a product that never runs out
 * @param scarce the id of a product that is sold out but for what expires or is cancelled
 */
public record Goods(int plenty, int scarce) {}
