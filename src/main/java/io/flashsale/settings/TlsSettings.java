package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store serves HTTPS, and by which certificate.
 *
 * @param certificate the file of the certificate and those that lead to it, or null
 * @param key the file of its private key; null where there is no certificate
 * @param selfSigned whether the store signs a certificate itself; false where there is one
 */
public record TlsSettings(@Nullable Path certificate, @Nullable Path key, boolean selfSigned) {

  /** Plain HTTP. */
  public static final TlsSettings OFF = new TlsSettings(null, null, false);

  static TlsSettings read(RawSettings raw) throws StartFailure {
    Path certificate = raw.file("TLS_CERT");
    Path key = raw.file("TLS_KEY");
    boolean selfSigned = raw.truth("TLS_SELF_SIGNED");
    if ((certificate == null) != (key == null)) {
      throw new StartFailure("TLS_CERT and TLS_KEY go together: set both, or none.");
    }
    if (certificate != null && selfSigned) {
      throw new StartFailure("TLS_SELF_SIGNED is for a store without TLS_CERT: unset one of them.");
    }
    return new TlsSettings(certificate, key, selfSigned);
  }

  /** Whether the store serves HTTPS. */
  public boolean on() {
    return certificate != null || selfSigned;
  }
}
