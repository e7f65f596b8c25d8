package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Connection.Answer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One buyer's try to get a unit.
 *
 * @param buyer the buyer's number, from 0
 * @param result what came of it
 * @param code the store's code of a refusal, such as {@code sold_out}; empty for a grant
 * @param orderId of a grant, else null
 * @param sent this machine's monotonic clock when the request was sent, in nanoseconds
 * @param answered the same when the answer had come
 */
record Attempt(
    int buyer, Result result, String code, @Nullable String orderId, long sent, long answered) {

  /** What came of an attempt. */
  enum Result {
    GRANTED,
    SOLD_OUT,
    THROTTLED,
    /** Any other answer. */
    REFUSED,
    UNANSWERED
  }

  static Attempt of(int buyer, @Nullable Answer answer) {
    if (answer == null) {
      return new Attempt(buyer, Result.UNANSWERED, "", null, 0, 0);
    }
    JsonNode json = StoreClient.json(answer);
    if (answer.status() == 201) {
      String orderId = json.path("orderId").asString("");
      return new Attempt(buyer, Result.GRANTED, "", orderId, answer.sent(), answer.answered());
    }
    String code = json.path("code").asString("");
    String told = code.isEmpty() ? String.valueOf(answer.status()) : code.toLowerCase(Locale.ROOT);
    return new Attempt(buyer, result(told), told, null, answer.sent(), answer.answered());
  }

  private static Result result(String code) {
    return switch (code) {
      case "sold_out" -> Result.SOLD_OUT;
      case "throttled" -> Result.THROTTLED;
      default -> Result.REFUSED;
    };
  }

  boolean granted() {
    return result == Result.GRANTED;
  }

  long nanos() {
    return answered - sent;
  }
}
