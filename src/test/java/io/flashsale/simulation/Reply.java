package io.flashsale.simulation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of one request. */
public sealed interface Reply {

  /**
   * The store's answer.
   *
   * @param retryAfter the header's value, or null without it
   */
  record Answered(int status, JsonNode json, @Nullable String retryAfter) implements Reply {

    String code() {
      return json.path("code").asString("");
    }

    /** Whether it says what became of the request: a 503 leaves that open. */
    boolean isClear() {
      return status != 503;
    }

    boolean isDone() {
      return status == 200 || status == 201;
    }
  }

  /** No answer came: whether the request was carried out is not known. */
  record Lost(String why) implements Reply {}
}
