package io.flashsale.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.flashsale.testing.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hand at the deadlines of a store's holds, over HTTP: {@code POST /orders/{id}?in=SECONDS}.
 *
 * <p>So a test has holds that outlast the slowest machine, and lets one run out when its time has
 * come: it neither waits for a deadline nor races one.
 */
final class HoldDeadlines implements AutoCloseable {
  private static final Pattern ASKED = Pattern.compile("/orders/([-0-9a-f]{36})\\?in=(\\d{1,6})");

  private final TestStore store;
  private final HttpServer server;

  private HoldDeadlines(TestStore store, HttpServer server) {
    this.store = store;
    this.server = server;
  }

  static HoldDeadlines of(TestStore store) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    HoldDeadlines deadlines = new HoldDeadlines(store, server);
    server.createContext("/orders/", deadlines::answer);
    server.start();
    return deadlines;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** 204 when the hold's deadline was moved, 404 when no such hold is open, 500 on any fault. */
  private void answer(HttpExchange exchange) throws IOException {
    Matcher asked = ASKED.matcher(exchange.getRequestURI().toString());
    int status = 404;
    if (asked.matches()) {
      try {
        boolean isMoved = move(UUID.fromString(asked.group(1)), Integer.parseInt(asked.group(2)));
        status = isMoved ? 204 : 404;
      } catch (SQLException e) {
        status = 500;
      }
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private boolean move(UUID orderId, int inSeconds) throws SQLException {
    try (Connection connection = store.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE orders SET hold_expires_at = clock_timestamp() + make_interval(secs => ?)"
                    + " WHERE id = ? AND status = 'pending'")) {
      statement.setInt(1, inSeconds);
      statement.setObject(2, orderId);
      return statement.executeUpdate() == 1;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
