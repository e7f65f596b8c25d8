package io.flashsale.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Jetty refuses before a route is reached as a problem, without a word of Jetty's. */
final class JettyErrors extends ErrorHandler {
  private final JsonMapper json;

  JettyErrors(JsonMapper json) {
    this.json = json;
  }

  /** All are told; Jetty itself would tell those that GET, HEAD or POST only. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    JettyProblem.answer(Errors.ofStatus(status), json, response, callback);
  }
}
