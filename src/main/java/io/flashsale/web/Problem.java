package io.flashsale.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.puzzle.Challenge;
import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An error answer: RFC 9457 problem details with two members of our own.
 *
 * @param type always {@code about:blank}: the code says what it is
 * @param title the status in words
 * @param status the HTTP status
 * @param error the sentence for the person who reads it
 * @param code the word for the program that reads it
 * @param waitlist where to join the line instead, only with {@code sold_out}; else null
 * @param challenge what to work out first, only with {@code work_required}; else null
 * @param retryAfter after which time to try again, sent as {@code Retry-After}; null for not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String error,
    String code,
    @Nullable String waitlist,
    @Nullable Challenge challenge,
    @JsonIgnore @Nullable Duration retryAfter) {

  static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(int status, String code, String error) {
    return new Problem("about:blank", Titles.of(status), status, error, code, null, null, null);
  }

  static Problem invalid(String error) {
    return of(400, "invalid", error);
  }

  static Problem notFound(String error) {
    return of(404, "not_found", error);
  }

  Problem after(Duration wait) {
    return new Problem(type, title, status, error, code, waitlist, challenge, wait);
  }

  /** The same with what is to be worked out. */
  Problem asking(Challenge work) {
    return new Problem(type, title, status, error, code, waitlist, work, retryAfter);
  }

  /** The same with the way into a product's line. */
  Problem withWaitlistOf(int productId) {
    String path = "/api/products/" + productId + "/waitlist";
    return new Problem(type, title, status, error, code, path, challenge, retryAfter);
  }

  /** The value of {@code Retry-After}: whole seconds, at least one. */
  @Nullable String retryAfterSeconds() {
    return retryAfter == null
        ? null
        : Long.toString(Math.max(1, Math.ceilDiv(retryAfter.toMillis(), 1_000)));
  }

  void answer(Context ctx) {
    ctx.status(status);
    String seconds = retryAfterSeconds();
    if (seconds != null) {
      ctx.header("Retry-After", seconds);
    }
    ctx.json(this).contentType(CONTENT_TYPE);
  }
}
