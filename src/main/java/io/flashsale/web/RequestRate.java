package io.flashsale.web;

import io.flashsale.settings.AddressLimit;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounds how many requests a client address may make, before one costs anything: so many a second,
 * and {@link #BURST} times as many at once. One more is answered 429.
 */
final class RequestRate extends Handler.Wrapper {

  /** How many seconds' worth may come at once: a page loads with many requests, then rests. */
  static final int BURST = 5;

  private final AddressLimit limit;
  private final ClientAddresses clients;
  private final JsonMapper json;
  private final AddressRate rate;

  /**
   * @param limit requests a second
   */
  RequestRate(AddressLimit limit, ClientAddresses clients, JsonMapper json, LongSupplier nanos) {
    this.limit = limit;
    this.clients = clients;
    this.json = json;
    int each = Math.max(1, limit.most());
    this.rate = new AddressRate(each * BURST, Duration.ofSeconds(1).dividedBy(each), nanos);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (limit.most() > 0) {
      InetAddress client = clients.client(request);
      if (limit.holdsFor(client)) {
        Duration wait = rate.take(ClientAddresses.counted(client));
        if (!wait.isZero()) {
          JettyProblem.answer(tooMany(wait), json, response, callback);
          return true;
        }
      }
    }
    return super.handle(request, response, callback);
  }

  private static Problem tooMany(Duration wait) {
    return Problem.of(
            429, "too_many_requests", "Your network address sends requests too fast. Please wait.")
        .after(wait);
  }
}
