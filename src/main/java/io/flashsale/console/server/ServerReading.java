package io.flashsale.console.server;

import io.flashsale.health.Latency;
import io.flashsale.redis.Nodes.Roster;
import io.flashsale.throttle.Limit;
import java.util.List;

/** What the page of the server reads again and again. */
record ServerReading(Roster nodes, Latency latency, List<Limit> limits, String token) {}
