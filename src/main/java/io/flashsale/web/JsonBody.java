package io.flashsale.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request: one JSON object of at most {@link #MAX_BYTES}.
 *
 * <p>Nothing is converted: a number is a number and a text is a text, else the answer is {@code
 * invalid} with a sentence that names the member.
 */
final class JsonBody {
  static final int MAX_BYTES = 16 * 1024;

  private static final int USUAL_BYTES = 512;

  /** How long a body may take to arrive once its first part has been asked for. */
  private static final Duration ARRIVAL = Duration.ofSeconds(5);

  private static final int REQUEST_TIMEOUT = 408;

  private final JsonNode root;

  private JsonBody(JsonNode root) {
    this.root = root;
  }

  static JsonBody read(Context ctx, JsonMapper json) {
    byte[] bytes = readBytes(ctx);
    if (bytes.length == 0) {
      throw invalid("The request needs a JSON object as its body.");
    }
    JsonNode root;
    try {
      root = json.readTree(bytes);
    } catch (JacksonException e) {
      throw invalid("The body is not valid JSON.");
    }
    if (!root.isObject()) {
      throw invalid("The body must be a JSON object.");
    }
    return new JsonBody(root);
  }

  private static byte[] readBytes(Context ctx) {
    if (ctx.req().getContentLengthLong() > MAX_BYTES) {
      throw new ProblemException(Errors.tooLarge());
    }
    try {
      return readAll(ctx.req().getInputStream());
    } catch (IOException e) {
      throw e.getCause() instanceof TimeoutException
          ? new ProblemException(Errors.ofStatus(REQUEST_TIMEOUT))
          : invalid("The body did not arrive.");
    }
  }

  /** Does not close the body: of one that is too long the rest is still to be taken. */
  private static byte[] readAll(InputStream body) throws IOException {
    long deadline = System.nanoTime() + ARRIVAL.toNanos();
    byte[] buffer = new byte[USUAL_BYTES];
    int length = 0;
    for (int read = body.read(buffer);
        read >= 0;
        read = body.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, MAX_BYTES + 1);
      }
      if (length > MAX_BYTES) {
        throw new ProblemException(Errors.tooLarge());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new ProblemException(Errors.ofStatus(REQUEST_TIMEOUT));
      }
    }
    return Arrays.copyOf(buffer, length);
  }

  static ProblemException invalid(String sentence) {
    return new ProblemException(Problem.invalid(sentence));
  }

  boolean has(String name) {
    return root.has(name);
  }

  /** Whether the member is there and null. */
  boolean isNull(String name) {
    return root.has(name) && root.get(name).isNull();
  }

  boolean isEmpty() {
    return root.isEmpty();
  }

  /** Refuses members other than these. */
  void allowOnly(Set<String> names) {
    var unknown = new TreeSet<>(root.propertyNames());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw invalid("\"%s\" cannot be set here.".formatted(unknown.first()));
    }
  }

  private @Nullable JsonNode member(String name) {
    JsonNode node = root.get(name);
    return node == null || node.isNull() ? null : node;
  }

  String text(String name) {
    JsonNode node = member(name);
    if (node == null || !node.isString()) {
      throw invalid("\"%s\" must be a text.".formatted(name));
    }
    return node.stringValue();
  }

  /** A text of the given lengths, trimmed, without control characters but line breaks and tabs. */
  String text(String name, int least, int most) {
    String text = text(name).strip();
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw invalid("\"%s\" must have %d to %d characters.".formatted(name, least, most));
    }
    if (text.codePoints().anyMatch(JsonBody::isUnprintable)) {
      throw invalid("\"%s\" has characters that cannot be printed.".formatted(name));
    }
    return text;
  }

  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  boolean truth(String name) {
    JsonNode node = member(name);
    if (node == null || !node.isBoolean()) {
      throw invalid("\"%s\" must be true or false.".formatted(name));
    }
    return node.booleanValue();
  }

  long integer(String name, long least, long most) {
    JsonNode node = member(name);
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      throw invalid("\"%s\" must be a whole number.".formatted(name));
    }
    long value = node.longValue();
    if (value < least || value > most) {
      throw invalid("\"%s\" must be from %d to %d.".formatted(name, least, most));
    }
    return value;
  }

  int integer(String name, int least, int most) {
    return Math.toIntExact(integer(name, (long) least, (long) most));
  }
}
