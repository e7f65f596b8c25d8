package io.flashsale.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.testing.HttpApi.Answer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What every error answer has: RFC 9457 problem details with a sentence and a code. */
public final class Problems {
  private Problems() {}

  /** Fails unless the answer is a problem of this status and code, whole and well-formed. */
  public static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(status);
    assertThat(answer.header("Content-Type"))
        .matches("application/problem\\+json(;charset=utf-8)?");
    assertProblem(answer.json(), status, code);
  }

  public static void assertProblem(JsonNode json, int status, String code) {
    List<String> members = new ArrayList<>(List.of("type", "title", "status", "error", "code"));
    if (code.equals("sold_out")) {
      members.add("waitlist");
      assertThat(json.path("waitlist").stringValue()).matches("/api/products/[0-9]+/waitlist");
    }
    if (code.equals("work_required")) {
      members.add("challenge");
    }
    assertThat(json.propertyNames()).containsExactlyInAnyOrderElementsOf(members);
    assertThat(json.path("type").stringValue()).isEqualTo("about:blank");
    assertThat(json.path("title").stringValue()).isNotBlank();
    assertThat(json.path("status").intValue()).isEqualTo(status);
    assertThat(json.path("error").stringValue()).as("a sentence").endsWith(".");
    assertThat(json.path("code").stringValue()).isEqualTo(code);
  }

  /** Fails unless the answer says, besides, after how many seconds to try again. */
  public static void assertProblemWithRetryAfter(Answer answer, int status, String code) {
    assertProblem(answer, status, code);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]{0,3}");
  }
}
