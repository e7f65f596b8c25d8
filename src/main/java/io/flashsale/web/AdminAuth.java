package io.flashsale.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets the admin in by the bearer token. */
final class AdminAuth {
  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  AdminAuth(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses whoever does not bring the token, without a hint. */
  void require(Context ctx) {
    String header = ctx.header("Authorization");
    String given =
        header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length()).strip()
            : "";
    // Compared in constant time: the time of an answer must not tell how much was right.
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw new ProblemException(Problem.of(401, "unauthorized", "This needs the admin's token."));
    }
  }
}
