package io.flashsale.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RMap;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nodes that share the Redis, each of which says every two seconds that it lives.
 *
 * <p>They are the fields of one hash, so a Cluster keeps them together and nobody scans its keys.
 * The time is the database's, as every node knows it. Nothing is decided by this list: it is for
 * people to look at.
 */
public final class Nodes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Nodes.class);

  private static final String KEY = "flashsale:nodes";

  /** How often {@link #beat} is to be called. */
  public static final Duration BEAT = Duration.ofSeconds(2);

  /** Who has said nothing for so long is left out. */
  static final Duration SILENT = Duration.ofSeconds(7);

  /** Who has said nothing for so long is forgotten. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private static final Duration ANSWER = Duration.ofMillis(800);

  private final RedisConnection redis;
  private final Supplier<Instant> time;
  private final JsonMapper json = JsonMapper.builder().build();
  private volatile @Nullable NodeInfo self;

  /**
   * @param time the time that all nodes share
   */
  public Nodes(RedisConnection redis, Supplier<Instant> time) {
    this.redis = redis;
    this.time = time;
  }

  /**
   * The nodes that were heard of late.
   *
   * @param nodes by the time of their start; this one among them once it was announced
   * @param self the id of this node; null before it was announced
   * @param complete false when Redis does not answer, so that only this node is known
   */
  public record Roster(List<NodeInfo> nodes, @Nullable String self, boolean complete) {}

  private record Heard(NodeInfo node, Instant at) {}

  /** Says from now on, with every beat, that this node lives. */
  public void announce(NodeInfo node) {
    self = node;
    beat();
  }

  /** Says that this node lives, and forgets those that ended long ago; never throws. */
  public void beat() {
    NodeInfo node = self;
    if (node == null || redis.away()) {
      return;
    }
    try {
      await(map().fastPutAsync(node.id(), write(node)).toCompletableFuture());
    } catch (RedisException e) {
      log.debug("This node could not say that it lives", e);
    }
  }

  /** The nodes that live; asks Redis. */
  public Roster read() {
    NodeInfo node = self;
    String id = node == null ? null : node.id();
    List<NodeInfo> alone = node == null ? List.of() : List.of(node);
    if (redis.away()) {
      return new Roster(alone, id, false);
    }
    try {
      List<NodeInfo> heard =
          new ArrayList<>(live(await(map().readAllMapAsync().toCompletableFuture())));
      if (node != null && heard.stream().noneMatch(other -> other.id().equals(id))) {
        heard.add(node);
      }
      heard.sort(Comparator.comparing(NodeInfo::startedAt).thenComparing(NodeInfo::id));
      return new Roster(List.copyOf(heard), id, true);
    } catch (RedisException e) {
      return new Roster(alone, id, false);
    }
  }

  private List<NodeInfo> live(Map<String, String> all) {
    Instant now = time.get();
    List<NodeInfo> live = new ArrayList<>();
    all.forEach(
        (id, text) -> {
          Heard heard = parse(id, text).orElse(new Heard(nobody(id), Instant.EPOCH));
          if (heard.at().isAfter(now.minus(SILENT))) {
            live.add(heard.node());
          } else if (heard.at().isBefore(now.minus(FORGOTTEN))) {
            var _ = map().fastRemoveAsync(id);
          }
        });
    return live;
  }

  private static NodeInfo nobody(String id) {
    return new NodeInfo(id, "", List.of(), Instant.EPOCH, "");
  }

  private RMap<String, String> map() {
    return redis.client().getMap(KEY, StringCodec.INSTANCE);
  }

  private String write(NodeInfo node) {
    return json.writeValueAsString(
        Map.of(
            "name", node.name(),
            "addresses", node.addresses(),
            "startedAt", node.startedAt().toString(),
            "version", node.version(),
            "seenAt", time.get().toString()));
  }

  /** What a node said; empty when it is not understood: anybody in the Redis may write there. */
  private Optional<Heard> parse(String id, String text) {
    try {
      JsonNode said = json.readTree(text);
      List<String> addresses =
          said.path("addresses").valueStream().map(JsonNode::asString).limit(20).toList();
      return Optional.of(
          new Heard(
              new NodeInfo(
                  id,
                  said.path("name").asString(""),
                  addresses,
                  Instant.parse(said.path("startedAt").asString("")),
                  said.path("version").asString("")),
              Instant.parse(said.path("seenAt").asString(""))));
    } catch (JacksonException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RedisException("Redis does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException("interrupted", e);
    }
  }

  /** Says that this node ends. */
  @Override
  public void close() {
    NodeInfo node = self;
    self = null;
    if (node == null || redis.away()) {
      return;
    }
    try {
      await(map().fastRemoveAsync(node.id()).toCompletableFuture());
    } catch (RedisException e) {
      log.debug("This node ends unheard", e);
    }
  }
}
