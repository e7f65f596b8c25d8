package io.flashsale.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Puts what every answer tells a browser into it: to run nothing but the store's own files, to be
 * shown in no frame, to take types as they are said, and to tell no address to anybody.
 */
final class SecureHeaders extends Handler.Wrapper {

  /**
   * Scripts and styles are files of the store; {@code data:} are the small pictures that style
   * sheets have in them.
   */
  private static final String CONTENT_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** Encoded once, since every answer has them. */
  private static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("Content-Security-Policy", CONTENT_POLICY),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("X-Frame-Options", "DENY"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"));

  /** For a year no browser asks over plain HTTP again, once it has had an answer over HTTPS. */
  private static final HttpField TRANSPORT =
      new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

  private final boolean keepsToHttps;

  /**
   * @param keepsToHttps whether browsers should stay with HTTPS; not by a certificate that they
   *     warn of, since they would then let nobody past the warning
   */
  SecureHeaders(boolean keepsToHttps) {
    this.keepsToHttps = keepsToHttps;
  }

  /** Puts what does not depend on how it is served into an answer, once. */
  static void put(HttpFields.Mutable headers) {
    ALWAYS.forEach(headers::put);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    put(response.getHeaders());
    if (keepsToHttps && request.isSecure()) {
      response.getHeaders().put(TRANSPORT);
    }
    return super.handle(request, response, callback);
  }
}
