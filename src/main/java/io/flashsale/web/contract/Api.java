package io.flashsale.web.contract;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;

/** Registers routes, each together with what the contract says of it. */
public final class Api {
  private final RoutesConfig routes;

  public Api(RoutesConfig routes) {
    this.routes = routes;
  }

  /**
   * Registers what is asked by GET. HEAD is answered by the same handler: by itself Javalin says
   * 200 to it, whatever GET says.
   */
  public void get(String path, Operation operation, Handler handler) {
    add(HandlerType.GET, path, operation, handler);
    routes.head(path, handler);
  }

  public void post(String path, Operation operation, Handler handler) {
    add(HandlerType.POST, path, operation, handler);
  }

  public void put(String path, Operation operation, Handler handler) {
    add(HandlerType.PUT, path, operation, handler);
  }

  public void patch(String path, Operation operation, Handler handler) {
    add(HandlerType.PATCH, path, operation, handler);
  }

  public void delete(String path, Operation operation, Handler handler) {
    add(HandlerType.DELETE, path, operation, handler);
  }

  private void add(HandlerType method, String path, Operation operation, Handler handler) {
    routes.addEndpoint(Endpoint.create(method, path).addMetadata(operation).handler(handler));
  }

  /** Registers what goes before a route that was found, for all under the path. */
  public void beforeMatched(String path, Handler handler) {
    routes.beforeMatched(path, handler);
  }
}
