package io.flashsale.web;

import io.flashsale.settings.AddressBlock;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address that a client counts under.
 *
 * <p>That is the socket's, unless it is a trusted proxy's: then {@code X-Forwarded-For} is read
 * from the right, past trusted proxies only, so nothing that a client writes there is believed. Of
 * IPv6 the /64 counts, since one subscriber has all of it.
 */
final class ClientAddresses {
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final List<AddressBlock> trustedProxies;

  ClientAddresses(List<AddressBlock> trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  String of(Context ctx) {
    return counted(client(ctx));
  }

  /** The client's address itself. */
  InetAddress client(Context ctx) {
    var request = ctx.req();
    return client(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED_FOR)));
  }

  /** The same of a request that no route has seen yet. */
  InetAddress client(Request request) {
    return client(
        Request.getRemoteAddr(request), request.getHeaders().getValuesList(FORWARDED_FOR));
  }

  /** The same of a socket's address and the lines of the header, of which a proxy may add one. */
  String of(String socket, List<String> forwardedFor) {
    return counted(client(socket, forwardedFor));
  }

  private InetAddress client(String socket, List<String> forwardedFor) {
    InetAddress client = parse(socket);
    if (client == null) {
      return InetAddress.getLoopbackAddress();
    }
    if (trustedProxies.isEmpty()) {
      return client;
    }
    List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(",")).reversed();
    for (String hop : hops) {
      InetAddress next = isTrusted(client) ? parse(hop.strip()) : null;
      if (next == null) {
        break;
      }
      client = next;
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(block -> block.contains(address));
  }

  private static @Nullable InetAddress parse(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The text that an address counts under. */
  static String counted(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an IPv6 address", e);
    }
  }
}
