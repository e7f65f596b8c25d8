package io.flashsale.redis;

import io.flashsale.startup.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode.InfoSection;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's Redis and whether it answers: a single server, a Cluster, or what Sentinels watch.
 *
 * <p>Redis is expendable: callers ask {@link #away} before they wait for it, and report what
 * failed, so that one slow call is paid, not one a group.
 */
public final class RedisConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);

  private static final Duration ANSWER = Duration.ofMillis(800);

  private final RedissonClient client;
  private final boolean cluster;
  private volatile boolean away;

  private RedisConnection(RedissonClient client, boolean cluster) {
    this.client = client;
    this.cluster = cluster;
  }

  /** Connects to what the addresses name, as the setting REDIS_URL has them. */
  public static RedisConnection open(List<String> urls) throws StartFailure {
    RedisAddresses addresses = RedisAddresses.of(urls);
    RedissonClient client;
    try {
      client = RedisClients.connect(addresses);
    } catch (RedisException | IllegalArgumentException e) {
      throw new StartFailure(sentence(addresses), e);
    }
    try {
      refuseWhatIsNoSingleServer(addresses, client);
    } catch (StartFailure e) {
      client.shutdown(0, 2, TimeUnit.SECONDS);
      throw e;
    }
    return new RedisConnection(client, addresses.kind() == RedisAddresses.Kind.CLUSTER);
  }

  private static String sentence(RedisAddresses addresses) {
    return switch (addresses.kind()) {
      case SINGLE ->
          "The Redis at %s does not answer or does not let the store in. Check REDIS_URL, its password and that Redis runs there."
              .formatted(addresses.shown());
      case CLUSTER ->
          "The Redis Cluster at %s does not answer, does not let the store in, or is not whole. Check REDIS_URL, its password and that redis-cli cluster info says cluster_state:ok there."
              .formatted(addresses.shown());
      case SENTINEL ->
          "The Redis Sentinels at %s do not answer, do not know a master named \"%s\", or it does not let the store in. Check REDIS_URL, its password and that Sentinels run there."
              .formatted(addresses.shown(), addresses.master());
    };
  }

  /**
   * A member of a Cluster or a Sentinel answers like a server at first and fails the sale later.
   */
  private static void refuseWhatIsNoSingleServer(RedisAddresses addresses, RedissonClient client)
      throws StartFailure {
    if (addresses.kind() != RedisAddresses.Kind.SINGLE) {
      return;
    }
    String mode;
    try {
      mode =
          client
              .getRedisNodes(RedisNodes.SINGLE)
              .getInstance()
              .info(InfoSection.SERVER)
              .getOrDefault("redis_mode", "");
    } catch (RedisException e) {
      log.debug("Redis does not tell what it is", e);
      return;
    }
    switch (mode) {
      case "cluster" ->
          throw new StartFailure(
              "The Redis at %s belongs to a Cluster: list several of its addresses in REDIS_URL, such as redis://one:6379,two:6379."
                  .formatted(addresses.shown()));
      case "sentinel" ->
          throw new StartFailure(
              "The Redis at %s is a Sentinel: write REDIS_URL as redis-sentinel://host:26379#master, with the master's name."
                  .formatted(addresses.shown()));
      default -> {}
    }
  }

  public RedissonClient client() {
    return client;
  }

  /** Whether the keys are spread over several nodes. */
  public boolean cluster() {
    return cluster;
  }

  /** Whether Redis was found not to answer and has not answered since. */
  public boolean away() {
    return away;
  }

  /** Tells that a call failed or took too long. */
  public void failed(Throwable failure) {
    if (!away) {
      log.warn("Redis does not answer: {}", failure.toString());
      away = true;
    }
  }

  /**
   * Asks Redis whether it is there; run every half second. Of a Cluster all masters have to answer,
   * since every product and every shopper has a key of its own on one of them.
   */
  public void check() {
    try {
      var key = client.getBucket("flashsale:ping").isExistsAsync().toCompletableFuture();
      CompletableFuture.allOf(
              Stream.concat(Stream.of(key), pings()).toArray(CompletableFuture<?>[]::new))
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      if (away) {
        log.info("Redis answers again");
        away = false;
      }
    } catch (ExecutionException | TimeoutException | RedisException e) {
      failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * How long an empty question takes.
   *
   * @throws RedisException when Redis does not answer within {@link #ANSWER}
   */
  public Duration roundTrip() {
    long before = System.nanoTime();
    try {
      var _ =
          client
              .getBucket("flashsale:ping")
              .isExistsAsync()
              .toCompletableFuture()
              .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RedisException("Redis does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisException("interrupted", e);
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private Stream<CompletableFuture<?>> pings() {
    return cluster
        ? client.getRedisNodes(RedisNodes.CLUSTER).getMasters().stream()
            .map(master -> master.pingAsync().toCompletableFuture().thenAccept(this::expectPong))
        : Stream.empty();
  }

  private void expectPong(boolean pong) {
    if (!pong) {
      throw new RedisException("A master of the Cluster does not answer");
    }
  }

  @Override
  public void close() {
    client.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
