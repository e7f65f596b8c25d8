package io.flashsale.web;

import io.flashsale.persistence.DatabaseUnavailable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Turns exceptions into problem answers. */
final class Errors {
  private static final Logger log = LoggerFactory.getLogger(Errors.class);

  private static final int TOO_LARGE = 413;

  private Errors() {}

  static void handle(RoutesConfig routes, JsonMapper json) {
    routes.exception(ProblemException.class, (e, ctx) -> problem(e.problem(), ctx, json));
    routes.exception(HttpResponseException.class, Errors::ofJavalin);
    routes.exception(DatabaseUnavailable.class, (e, ctx) -> databaseAway(e).answer(ctx));
    routes.exception(Exception.class, Errors::fault);
  }

  private static void ofJavalin(HttpResponseException refused, Context ctx) {
    String methods = refused.getDetails().get("availableMethods");
    if (methods != null) {
      ctx.header("Allow", methods);
    }
    ofStatus(refused.getStatus()).answer(ctx);
  }

  private static void problem(Problem problem, Context ctx, JsonMapper json) {
    if (problem.status() == TOO_LARGE) {
      RestOfBody.answerAndTake(ctx, problem, json);
    } else {
      problem.answer(ctx);
    }
  }

  private static Problem databaseAway(DatabaseUnavailable away) {
    log.warn("The database does not answer: {}", away.getMessage());
    return Problem.of(503, "unavailable", "The store cannot answer just now. Please try again.")
        .after(Duration.ofSeconds(1));
  }

  private static void fault(Exception fault, Context ctx) {
    log.error("{} {} failed", ctx.method(), ctx.endpoint().path, fault);
    ofStatus(500).answer(ctx);
  }

  /** The problem of a status that Javalin or Jetty answers by itself. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Problem.notFound("There is nothing at this address.");
      case 405 -> Problem.of(405, "method_not_allowed", "This address does not take that method.");
      case 408 -> Problem.of(408, "timeout", "The request took too long to arrive.");
      case 413 -> tooLarge();
      case 414 -> Problem.of(414, "invalid", "The address is too long.");
      case 431 -> Problem.of(431, "invalid", "The request's headers are too long.");
      case 503 ->
          Problem.of(503, "busy", "The store is too busy just now. Please try again.")
              .after(Duration.ofSeconds(1));
      case 501, 505 -> Problem.of(status, "invalid", "The request is not understood.");
      default ->
          status >= 500
              ? Problem.of(status, "internal", "Something went wrong in the store.")
              : Problem.of(status, "invalid", "The request is not understood.");
    };
  }

  static Problem tooLarge() {
    return Problem.of(
        413, "too_large", "The body is longer than %d bytes.".formatted(JsonBody.MAX_BYTES));
  }
}
