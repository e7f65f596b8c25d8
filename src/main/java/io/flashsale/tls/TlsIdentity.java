package io.flashsale.tls;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * What the store proves itself by.
 *
 * @param keys the certificates and the key, under an empty password
 * @param vouchedFor whether somebody that browsers know may have signed it; false for the store's
 *     own, which browsers warn of
 */
public record TlsIdentity(KeyStore keys, boolean vouchedFor) {

  /** The file of the store's own certificate, in its home. */
  public static final String OWN_CERTIFICATE = "tls-cert.pem";

  private static final String OWN_KEY = "tls-key.pem";
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  /** Keeps a private text under a name in the home, mode 0600. */
  public interface PrivateStore {

    /** Writes the file whole. */
    void write(String name, String text) throws StartFailure;
  }

  /**
   * The one in the operator's files.
   *
   * @throws StartFailure when they cannot be used, with what is wrong
   */
  public static TlsIdentity of(Path certificate, Path key) throws StartFailure {
    return read(certificate, key, true);
  }

  /**
   * The store's own, which is made once and kept in its home until it is about to run out.
   *
   * @param addresses where the store is found, beside localhost
   * @throws StartFailure when the home cannot be written
   */
  public static TlsIdentity own(
      Path home, PrivateStore files, List<InetAddress> addresses, Instant now) throws StartFailure {
    Path certificate = home.resolve(OWN_CERTIFICATE);
    if (!Files.exists(certificate) || runsOut(certificate, now)) {
      try {
        List<String> made = SelfSigned.make(addresses, now);
        files.write(OWN_KEY, made.getLast());
        files.write(OWN_CERTIFICATE, made.getFirst());
      } catch (GeneralSecurityException | IOException e) {
        throw new StartFailure("A certificate of the store's own cannot be made.", e);
      }
    }
    return read(certificate, home.resolve(OWN_KEY), false);
  }

  private static boolean runsOut(Path certificate, Instant now) throws StartFailure {
    Date end = Pem.certificates(certificate).getFirst().getNotAfter();
    return end.toInstant().isBefore(now.plus(RENEWED_BEFORE));
  }

  private static TlsIdentity read(Path certificate, Path key, boolean vouchedFor)
      throws StartFailure {
    List<X509Certificate> chain = Pem.certificates(certificate);
    var privateKey = Pem.key(key);
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, new char[0]);
      keys.setKeyEntry("store", privateKey, new char[0], chain.toArray(Certificate[]::new));
      return new TlsIdentity(keys, vouchedFor);
    } catch (GeneralSecurityException | IOException e) {
      throw new StartFailure("%s and %s do not fit.".formatted(certificate, key), e);
    }
  }
}
