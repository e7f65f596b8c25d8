package io.flashsale.tls;

import io.flashsale.startup.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Certificates and keys as text, in the files that other servers take, too. */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> KINDS_OF_KEYS = List.of("EC", "RSA", "EdDSA");

  private Pem() {}

  /** A text of certificates or of a key. */
  static String write(Object... items) throws IOException {
    var text = new StringWriter();
    try (var out = new JcaPEMWriter(text)) {
      for (Object item : items) {
        out.writeObject(item);
      }
    }
    return text.toString();
  }

  /**
   * The certificates in a file, the store's own first.
   *
   * @throws StartFailure when there are none
   */
  static List<X509Certificate> certificates(Path file) throws StartFailure {
    try {
      var bytes = new ByteArrayInputStream(read(file).getBytes(StandardCharsets.US_ASCII));
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (GeneralSecurityException e) {
      throw new StartFailure("%s holds no certificate in PEM form.".formatted(file), e);
    }
    throw new StartFailure("%s holds no certificate in PEM form.".formatted(file));
  }

  /**
   * The private key in a file.
   *
   * @throws StartFailure when there is none that can be read without a password
   */
  static PrivateKey key(Path file) throws StartFailure {
    Matcher key = KEY.matcher(read(file));
    if (key.find()) {
      var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
      for (String kind : KINDS_OF_KEYS) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
          // Of another kind, or of none: the last sentence says so.
        }
      }
    }
    throw new StartFailure(
        "%s holds no private key in PKCS #8 form without a password: openssl pkcs8 -topk8 -nodes makes one."
            .formatted(file));
  }

  private static String read(Path file) throws StartFailure {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new StartFailure("%s cannot be read.".formatted(file), e);
    }
  }
}
