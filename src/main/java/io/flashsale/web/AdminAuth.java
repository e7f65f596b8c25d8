package io.flashsale.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** Lets the admin in by the bearer token. */
final class AdminAuth {
  private static final String SCHEME = "Bearer ";

  private final Supplier<String> token;

  /**
   * @param token the token that holds now
   */
  AdminAuth(Supplier<String> token) {
    this.token = token;
  }

  /** Refuses whoever does not bring the token, without a hint. */
  void require(Context ctx) {
    String header = ctx.header("Authorization");
    String given =
        header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length()).strip()
            : "";
    // Compared in constant time: the time of an answer must not tell how much was right.
    byte[] wanted = token.get().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted)) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw new ProblemException(Problem.of(401, "unauthorized", "This needs the admin's token."));
    }
  }
}
