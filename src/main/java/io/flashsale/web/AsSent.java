package io.flashsale.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Lets a request have one reading only.
 *
 * <p>Javalin would take the word of {@code X-HTTP-Method-Override} for the method, behind all that
 * has looked at the real one: so that header is taken out. And {@code %uXXXX}, which is no encoding
 * of an address, is decoded by Jetty and stumbled over by Javalin: so it is refused.
 */
final class AsSent implements HttpConfiguration.Customizer {
  private static final int BAD_REQUEST = 400;
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    String path = request.getHttpURI().getPath();
    if (path != null && (path.contains("%u") || path.contains("%U"))) {
      throw new HttpException.RuntimeException(BAD_REQUEST, "The address is not understood.");
    }
    if (!request.getHeaders().contains(OVERRIDE)) {
      return request;
    }
    HttpFields kept = HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return kept;
      }
    };
  }
}
