package io.flashsale.health;

import io.flashsale.App;
import io.flashsale.web.WebServices;
import io.javalin.http.Context;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import org.hibernate.StatelessSession;
import org.redisson.api.RLock;

/** Breaks the rules of the house: it shows that each of them would be noticed. */
@SuppressWarnings("unused")
class InTheWrongRoom {
  static final HashMap<String, String> REMEMBERED = new HashMap<>();
  static int count;

  Map<String, Node> shown = Map.of();

  Object web(Context ctx, WebServices services) {
    return ctx.path() + services;
  }

  Object persistence(StatelessSession session, EntityManager manager, Connection connection) {
    return session.createNativeQuery("select 1", Integer.class);
  }

  void redis(RLock lock) {
    lock.unlock();
  }

  App root(App app) {
    return app;
  }
}
