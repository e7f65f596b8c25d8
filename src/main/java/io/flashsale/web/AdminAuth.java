package io.flashsale.web;

import io.flashsale.settings.AddressLimit;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets the admin in by the bearer token.
 *
 * <p>An address that has tried too many wrong ones has to wait, whatever it brings then: else the
 * answer to the right one would tell it apart.
 */
final class AdminAuth {
  private static final String SCHEME = "Bearer ";

  private final Supplier<String> token;
  private final AddressLimit limit;
  private final ClientAddresses clients;
  private final AddressRate wrong;

  /**
   * @param token the token that holds now
   * @param limit wrong tokens a minute
   */
  AdminAuth(
      Supplier<String> token, AddressLimit limit, ClientAddresses clients, LongSupplier nanos) {
    this.token = token;
    this.limit = limit;
    this.clients = clients;
    int most = Math.max(1, limit.most());
    this.wrong = new AddressRate(most, Duration.ofMinutes(1).dividedBy(most), nanos);
  }

  /** Refuses whoever does not bring the token, without a hint. */
  void require(Context ctx) {
    InetAddress client = clients.client(ctx);
    boolean limited = limit.holdsFor(client);
    String address = ClientAddresses.counted(client);
    Duration wait = limited ? wrong.waitOf(address) : Duration.ZERO;
    if (!wait.isZero()) {
      throw new ProblemException(
          Problem.of(429, "too_many_attempts", "Too many wrong tokens. Please wait.").after(wait));
    }
    String header = ctx.header("Authorization");
    String given =
        header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length()).strip()
            : "";
    // Compared in constant time: the time of an answer must not tell how much was right.
    byte[] wanted = token.get().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted)) {
      if (limited) {
        var _ = wrong.take(address);
      }
      ctx.header("WWW-Authenticate", "Bearer");
      throw new ProblemException(Problem.of(401, "unauthorized", "This needs the admin's token."));
    }
  }
}
