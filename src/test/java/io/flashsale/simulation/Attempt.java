package io.flashsale.simulation;

/**
 * One request of an operation.
 *
 * @param run the node's run that it was sent to
 * @param sent when, by this machine's monotonic clock in nanoseconds
 * @param done when its reply was whole, or it was given up
 */
public record Attempt(String run, long sent, long done, Reply reply) {}
