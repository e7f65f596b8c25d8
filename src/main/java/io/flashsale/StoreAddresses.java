package io.flashsale;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the storefront is found.
 *
 * @param local the URL on this machine
 * @param lan the URLs for others on the network; empty when the store serves this machine only
 */
public record StoreAddresses(String local, List<String> lan) {
  private static final int CONNECT_MILLIS = 500;

  /**
   * Where a store is found that serves on this host and port.
   *
   * @param scheme {@code http} or {@code https}
   */
  static StoreAddresses of(String scheme, String host, int port) {
    InetAddress bound = InetAddress.getLoopbackAddress();
    try {
      bound = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      // The server is bound to it already; the loopback's address is the best that can be shown.
    }
    if (!bound.isAnyLocalAddress()) {
      String url = scheme + "://" + host + ":" + port;
      return new StoreAddresses(url, bound.isLoopbackAddress() ? List.of() : List.of(url));
    }
    List<String> lan =
        ofThisMachine().stream()
            .map(address -> scheme + "://" + address.getHostAddress() + ":" + port)
            .toList();
    return new StoreAddresses(scheme + "://localhost:" + port, lan);
  }

  /** The addresses of this machine on its networks. */
  static List<InetAddress> ofThisMachine() {
    return interfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .filter(address -> !address.isLinkLocalAddress())
        .toList();
  }

  private static Stream<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces().filter(StoreAddresses::isUp);
    } catch (SocketException e) {
      return Stream.empty();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether somebody takes a connection at the local address, within half a second. */
  boolean answers() {
    URI uri = URI.create(local);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
