package io.flashsale.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer of a request that no route has seen. */
final class JettyProblem {
  private JettyProblem() {}

  static void answer(Problem problem, JsonMapper json, Response response, Callback callback) {
    byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    SecureHeaders.put(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    String seconds = problem.retryAfterSeconds();
    if (seconds != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
