package io.flashsale.tls;

import io.flashsale.startup.StartFailure;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts one server: the one that has the certificate in a file, whatever it is called. */
public final class Pinned extends X509ExtendedTrustManager {
  private final X509Certificate known;

  private Pinned(X509Certificate known) {
    this.known = known;
  }

  /**
   * What a client needs that trusts the certificate in the file alone.
   *
   * @throws StartFailure when the file holds none
   */
  public static SSLContext trusting(Path certificate) throws StartFailure {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager pinned = new Pinned(Pem.certificates(certificate).getFirst());
      context.init(null, new TrustManager[] {pinned}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new StartFailure("This JVM cannot speak TLS.", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !chain[0].equals(known)) {
      throw new CertificateException("The server is not the store.");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("There are no clients here.");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("There are no clients here.");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("There are no clients here.");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
