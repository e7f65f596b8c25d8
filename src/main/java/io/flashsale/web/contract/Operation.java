package io.flashsale.web.contract;

import io.javalin.router.EndpointMetadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of one route: what it takes, and everything that it may answer.
 *
 * <p>What every route may answer, such as 503, need not be said.
 */
public final class Operation implements EndpointMetadata {

  /** A parameter in the query or in the headers. */
  record Parameter(String in, String name, Schema schema, String description) {}

  /** A member of the body. */
  record Member(Schema schema, boolean required) {}

  /** An answer that is no problem; without content where the type is null. */
  record Answer(
      String description,
      @Nullable String type,
      @Nullable Class<?> content,
      @Nullable Class<?> otherwise,
      boolean list) {}

  private static final String JSON = "application/json";

  private final String summary;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, Member> body = new LinkedHashMap<>();
  private final Map<Integer, Answer> answers = new TreeMap<>();
  private final Map<Integer, Set<String>> problems = new TreeMap<>();
  private final List<String> files = new ArrayList<>();
  private boolean takesBody;
  private boolean admin;

  private Operation(String summary) {
    this.summary = summary;
    refuses(400, "invalid");
    refuses(414, "invalid");
    refuses(429, "too_many_requests");
    refuses(431, "invalid");
    refuses(500, "internal");
    refuses(503, "busy", "unavailable");
  }

  /** A route, in a few words: what whoever calls it gets. */
  public static Operation of(String summary) {
    return new Operation(summary);
  }

  /** Says that the admin's token is needed. */
  public Operation admin() {
    admin = true;
    refuses(429, "too_many_attempts");
    return refuses(401, "unauthorized");
  }

  /** Adds a parameter of the query, which may be left out. */
  public Operation query(String name, Schema schema, String description) {
    parameters.add(new Parameter("query", name, schema, description));
    return this;
  }

  /** Says that an {@code Idempotency-Key} may come with it. */
  public Operation idempotent() {
    parameters.add(
        new Parameter(
            "header",
            "Idempotency-Key",
            Schema.text("[!-~]{16,128}"),
            "makes a retry safe: the same key gets the same answer"));
    return refuses(422, "key_reused");
  }

  /**
   * Says that work may have to be shown.
   *
   * @param header where
   */
  public Operation provesWork(String header) {
    parameters.add(
        new Parameter(
            "header",
            header,
            Schema.text("[A-Za-z0-9_-]{38}:[0-9]{1,16}"),
            "what the challenge of a 428 asked for"));
    return refuses(428, "work_required");
  }

  /** Adds a member that the body must have. */
  public Operation takes(String member, Schema schema) {
    return member(member, schema, true);
  }

  /** Adds a member that the body may have. */
  public Operation mayTake(String member, Schema schema) {
    return member(member, schema, false);
  }

  /** Says that the body is a file of one of these types. */
  public Operation takesFile(String... types) {
    takesBody = true;
    files.addAll(Arrays.asList(types));
    refuses(408, "timeout");
    return refuses(413, "too_large");
  }

  private Operation member(String name, Schema schema, boolean required) {
    takesBody = true;
    body.put(name, new Member(schema, required));
    refuses(408, "timeout");
    return refuses(413, "too_large");
  }

  /** Adds an answer whose JSON is the record's. */
  public Operation answers(int status, Class<?> content, String description) {
    answers.put(status, new Answer(description, JSON, content, null, false));
    return this;
  }

  /** Adds an answer whose JSON is one record's or the other's. */
  public Operation answersEither(
      int status, Class<?> content, Class<?> otherwise, String description) {
    answers.put(status, new Answer(description, JSON, content, otherwise, false));
    return this;
  }

  /** Adds an answer whose JSON is a list of the record's. */
  public Operation answersList(int status, Class<?> content, String description) {
    answers.put(status, new Answer(description, JSON, content, null, true));
    return this;
  }

  /** Adds an answer of another type, described in words. */
  public Operation answersAs(int status, String type, String description) {
    answers.put(status, new Answer(description, type, null, null, false));
    return this;
  }

  /** Adds an answer without a body. */
  public Operation answersNothing(int status, String description) {
    answers.put(status, new Answer(description, null, null, null, false));
    return this;
  }

  /** Adds problems that it may answer with this status. */
  public Operation refuses(int status, String... codes) {
    problems.computeIfAbsent(status, s -> new LinkedHashSet<>()).addAll(Arrays.asList(codes));
    return this;
  }

  String summary() {
    return summary;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The types of which the body is a file; none where it is JSON. */
  List<String> files() {
    return files;
  }

  boolean takesBody() {
    return takesBody;
  }

  Map<String, Member> body() {
    return body;
  }

  Map<Integer, Answer> answers() {
    return answers;
  }

  Map<Integer, Set<String>> problems() {
    return problems;
  }

  boolean isAdmins() {
    return admin;
  }
}
