package io.flashsale.redis;

import java.time.Instant;
import java.util.List;

/**
 * A node as it tells of itself.
 *
 * @param id a random id of this run
 * @param name the name of its machine
 * @param addresses where its storefront is found, as URLs
 * @param startedAt when it was started
 * @param version of the program
 */
public record NodeInfo(
    String id, String name, List<String> addresses, Instant startedAt, String version) {

  public NodeInfo {
    addresses = List.copyOf(addresses);
  }
}
