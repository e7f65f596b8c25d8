package io.flashsale.rehearsal;

import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is that a rehearsal calls.
 *
 * @param url http or https
 * @param trust which certificates are trusted; null for those that this JVM knows
 */
record Target(URI url, @Nullable SSLContext trust) {

  boolean secure() {
    return "https".equals(url.getScheme());
  }

  /** The port that the address names, or means. */
  int port() {
    return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
  }

  SSLSocketFactory sockets() {
    return trust == null
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : trust.getSocketFactory();
  }

  /** For people: the address. */
  @Override
  public String toString() {
    return url.toString();
  }
}
