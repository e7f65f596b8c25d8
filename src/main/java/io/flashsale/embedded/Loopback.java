package io.flashsale.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The loopback, where the servers listen, and its TCP ports. */
final class Loopback {

  private Loopback() {}

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address())) {
      return socket.getLocalPort();
    }
  }

  /** Whether the port could be listened on a moment ago. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, address())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** 127.0.0.1. */
  static InetAddress address() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
