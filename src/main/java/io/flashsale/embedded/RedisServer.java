package io.flashsale.embedded;

/**
 * A running Redis.
 *
 * @param port the TCP port on the loopback
 * @param pid its process
 */
record RedisServer(int port, long pid) {}
