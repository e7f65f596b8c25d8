package io.flashsale.console.server;

import io.flashsale.console.view.Formats;
import io.flashsale.redis.NodeInfo;
import io.flashsale.redis.Nodes.Roster;
import java.util.List;

/**
 * A node as a row of the table.
 *
 * @param name of its machine, and whether it is this one
 */
record NodeRow(String name, String addresses, String startedAt, String version) {

  static List<NodeRow> of(Roster roster, Formats formats) {
    return roster.nodes().stream().map(node -> of(node, roster, formats)).toList();
  }

  private static NodeRow of(NodeInfo node, Roster roster, Formats formats) {
    return new NodeRow(
        node.id().equals(roster.self()) ? node.name() + " (this one)" : node.name(),
        String.join(", ", node.addresses()),
        formats.dayAndTime(node.startedAt()),
        node.version());
  }
}
