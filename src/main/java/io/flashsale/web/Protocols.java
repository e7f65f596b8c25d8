package io.flashsale.web;

import io.flashsale.tls.TlsIdentity;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken on the store's port: plain HTTP/1.1, or with a certificate TLS with HTTP/2 and
 * HTTP/1.1 in it, where whoever comes without TLS is heard so far as to be sent to it.
 */
final class Protocols {
  private Protocols() {}

  static ConnectionFactory[] of(HttpConfiguration http, @Nullable TlsIdentity tls) {
    if (tls == null) {
      return new ConnectionFactory[] {new HttpConnectionFactory(http)};
    }
    var secure = new HttpConfiguration(http);
    // Shoppers of a LAN come by an address, which is no name that a certificate has to have.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    var http1 = new HttpConnectionFactory(secure);
    var http2 = new HTTP2ServerConnectionFactory(secure);
    var choice = new ALPNServerConnectionFactory(http2.getProtocol(), http1.getProtocol());
    choice.setDefaultProtocol(http1.getProtocol());
    var encrypted = new SslConnectionFactory(context(tls), choice.getProtocol());
    // Behind the detector comes what is taken for plain HTTP.
    return new ConnectionFactory[] {new DetectorConnectionFactory(encrypted), http1, choice, http2};
  }

  private static SslContextFactory.Server context(TlsIdentity tls) {
    var context = new SslContextFactory.Server();
    context.setKeyStore(tls.keys());
    context.setKeyStorePassword("");
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return context;
  }
}
