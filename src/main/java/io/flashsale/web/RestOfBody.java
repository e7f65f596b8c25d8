package io.flashsale.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request whose body is too long, then takes what is still coming.
 *
 * <p>A connection that is closed while the client sends is reset, and the client never sees the
 * answer. So what comes within a second, up to {@link #MOST_BYTES}, is read and thrown away.
 */
final class RestOfBody {
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  private RestOfBody() {}

  static void answerAndTake(Context ctx, Problem problem, JsonMapper json) {
    byte[] answer = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    ctx.status(problem.status()).contentType(Problem.CONTENT_TYPE);
    ctx.res().setContentLength(answer.length);
    try {
      ctx.res().getOutputStream().write(answer);
      ctx.res().flushBuffer();
      take(ctx.req().getInputStream());
    } catch (IOException e) {
      // The client is gone, with or without the answer; there is nobody left to tell.
    }
  }

  private static void take(ServletInputStream body) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    byte[] buffer = new byte[16 * 1024];
    long taken = 0;
    while (!body.isFinished() && taken < MOST_BYTES && System.nanoTime() - deadline < 0) {
      if (body.available() > 0) {
        taken += Math.max(0, body.read(buffer));
      } else {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }
}
