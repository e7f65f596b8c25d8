package io.flashsale.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives each request an id, which is in its answer's {@code X-Request-Id} and in all that is logged
 * for it. One that came with the request, from a proxy, is kept where it is well-formed.
 */
final class RequestIds extends Handler.Wrapper {
  static final String HEADER = "X-Request-Id";

  /** What the id is called in the log. */
  static final String LOGGED_AS = "request";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** Tells the ids of this run of this node from those of others. */
  private final String prefix = HexFormat.of().toHexDigits(new SecureRandom().nextInt()) + "-";

  private final AtomicInteger last = new AtomicInteger();

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String given = request.getHeaders().get(HEADER);
    String id =
        given != null && WELL_FORMED.matcher(given).matches()
            ? given
            : prefix + HexFormat.of().toHexDigits(last.incrementAndGet());
    response.getHeaders().put(HEADER, id);
    MDC.put(LOGGED_AS, id);
    try {
      return super.handle(request, response, callback);
    } finally {
      MDC.remove(LOGGED_AS);
    }
  }
}
