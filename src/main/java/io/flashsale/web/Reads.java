package io.flashsale.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Registers what is asked by GET. */
final class Reads {
  private Reads() {}

  /** HEAD is answered by the same handler: by itself Javalin says 200 to it, whatever GET says. */
  static void register(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
