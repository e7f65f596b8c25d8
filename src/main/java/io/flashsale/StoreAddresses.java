package io.flashsale;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
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

  static StoreAddresses of(String host, int port) {
    InetAddress bound = InetAddress.getLoopbackAddress();
    try {
      bound = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      // The server is bound to it already; the loopback's address is the best that can be shown.
    }
    if (!bound.isAnyLocalAddress()) {
      String url = "http://" + host + ":" + port;
      return new StoreAddresses(url, bound.isLoopbackAddress() ? List.of() : List.of(url));
    }
    List<String> lan =
        interfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .filter(address -> !address.isLinkLocalAddress())
            .map(address -> "http://" + address.getHostAddress() + ":" + port)
            .toList();
    return new StoreAddresses("http://localhost:" + port, lan);
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
}
