package io.flashsale.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends whoever comes over plain HTTP to the same address over HTTPS, and tells nothing else. */
final class HttpsOnly extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.isSecure()) {
      return super.handle(request, response, callback);
    }
    String port = ":" + Request.getServerPort(request);
    response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
    response
        .getHeaders()
        .put(
            HttpHeader.LOCATION,
            "https://"
                + Request.getServerName(request)
                + port
                + request.getHttpURI().getPathQuery());
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    callback.succeeded();
    return true;
  }
}
