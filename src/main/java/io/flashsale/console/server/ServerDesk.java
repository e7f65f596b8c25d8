package io.flashsale.console.server;

import io.flashsale.embedded.AdminToken.Renewal;
import io.flashsale.health.Latency;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.throttle.Limit;
import io.flashsale.throttle.LimitName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page of the server asks the store. */
public interface ServerDesk {

  /** The nodes that share the store. */
  Roster nodes();

  /** How long the store's servers take for an empty question. */
  Latency latency();

  /** The limits that hold now. */
  List<Limit> limits();

  /** Changes limits for all nodes; empty gives one back to the settings. */
  List<Limit> change(Map<LimitName, Optional<Integer>> wanted);

  /** The admin's token that holds now. */
  String token();

  /** Whether the store can make another. */
  boolean tokenRenewable();

  /** Makes another token; the old one is refused at once. */
  Renewal renewToken();

  /** The file of the store's log. */
  Path log();
}
