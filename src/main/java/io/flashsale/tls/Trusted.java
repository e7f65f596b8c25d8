package io.flashsale.tls;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts servers whose certificate is in a file, or was signed by one that is. */
public final class Trusted {
  private Trusted() {}

  /**
   * What a client needs that trusts the certificates in the file alone. The name of the server
   * still has to be in its certificate.
   *
   * @param certificates in PEM form
   * @throws StartFailure when the file holds none
   */
  public static SSLContext by(Path certificates) throws StartFailure {
    List<X509Certificate> known = Pem.certificates(certificates);
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, new char[0]);
      for (int i = 0; i < known.size(); i++) {
        anchors.setCertificateEntry("known-" + i, known.get(i));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new StartFailure("%s cannot be trusted by.".formatted(certificates), e);
    }
  }
}
