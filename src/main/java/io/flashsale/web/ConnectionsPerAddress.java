package io.flashsale.web;

import io.flashsale.settings.AddressBlock;
import io.flashsale.settings.AddressLimit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many connections a client address has open; one more is closed at once.
 *
 * <p>A trusted proxy's are not counted, since all shoppers behind it share them.
 */
final class ConnectionsPerAddress implements Connection.Listener {
  private final AddressLimit limit;
  private final List<AddressBlock> trustedProxies;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  /** Whose each connection is: one that is closed cannot tell any more. */
  private final ConcurrentMap<Connection, String> addresses = new ConcurrentHashMap<>();

  /**
   * @param limit connections open at once
   */
  ConnectionsPerAddress(AddressLimit limit, List<AddressBlock> trustedProxies) {
    this.limit = limit;
    this.trustedProxies = trustedProxies;
  }

  @Override
  public void onOpened(Connection connection) {
    String address = counted(connection);
    if (address == null) {
      return;
    }
    addresses.put(connection, address);
    if (open.merge(address, 1, Integer::sum) > limit.most()) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String address = addresses.remove(connection);
    if (address != null) {
      open.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
    }
  }

  /** The address that the connection counts under; null where it does not count. */
  private @Nullable String counted(Connection connection) {
    // Within TLS there is a second connection over the first one.
    if (connection.getEndPoint() instanceof SslConnection.SslEndPoint
        || !(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
      return null;
    }
    InetAddress address = peer.getAddress();
    boolean counts =
        limit.holdsFor(address)
            && trustedProxies.stream().noneMatch(block -> block.contains(address));
    return counts ? ClientAddresses.counted(address) : null;
  }
}
