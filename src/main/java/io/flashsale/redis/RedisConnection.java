package io.flashsale.redis;

import io.flashsale.startup.StartFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's Redis and whether it answers.
 *
 * <p>Redis is expendable: callers ask {@link #away} before they wait for it, and report what
 * failed, so that one slow call is paid, not one a group.
 */
public final class RedisConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);

  private static final Duration ANSWER = Duration.ofMillis(800);

  /** How long a node that waited in a fair lock's queue and died is waited for. */
  private static final Duration LOCK_QUEUE_TIMEOUT = Duration.ofSeconds(3);

  private final RedissonClient client;
  private volatile boolean away;

  private RedisConnection(RedissonClient client) {
    this.client = client;
  }

  /** Connects; one address is a single server, several are a Cluster's. */
  public static RedisConnection open(List<String> urls) throws StartFailure {
    try {
      return new RedisConnection(Redisson.create(config(urls)));
    } catch (RedisException e) {
      URI first = URI.create(urls.getFirst());
      throw new StartFailure(
          "The Redis at %s:%d does not answer or does not let the store in. Check REDIS_URL, its password and that Redis runs there."
              .formatted(first.getHost(), port(first)),
          e);
    }
  }

  private static Config config(List<String> urls) {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.setThreads(2);
    config.setNettyThreads(2);
    config.setFairLockWaitTimeout(LOCK_QUEUE_TIMEOUT.toMillis());
    URI first = URI.create(urls.getFirst());
    String userInfo = first.getUserInfo();
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      if (colon > 0) {
        config.setUsername(userInfo.substring(0, colon));
      }
      config.setPassword(userInfo.substring(colon + 1));
    }
    if (urls.size() == 1) {
      limits(config.useSingleServer())
          .setAddress(address(first))
          .setDatabase(database(first))
          .setConnectionPoolSize(8)
          .setConnectionMinimumIdleSize(2)
          .setSubscriptionConnectionPoolSize(4);
    } else {
      var cluster = limits(config.useClusterServers());
      urls.forEach(url -> cluster.addNodeAddress(address(URI.create(url))));
    }
    return config;
  }

  private static <T extends BaseConfig<T>> T limits(T servers) {
    return servers
        .setConnectTimeout(2_000)
        .setTimeout(1_000)
        .setRetryAttempts(1)
        .setRetryDelay(new ConstantDelay(Duration.ofMillis(100)))
        .setReconnectionDelay(new ConstantDelay(Duration.ofMillis(250)))
        .setSubscriptionsPerConnection(1_000)
        .setPingConnectionInterval(5_000);
  }

  private static String address(URI url) {
    return url.getScheme() + "://" + url.getHost() + ":" + port(url);
  }

  private static int port(URI url) {
    return url.getPort() < 0 ? 6379 : url.getPort();
  }

  private static int database(URI url) {
    String path = url.getPath();
    return path != null && path.matches("/\\d{1,3}") ? Integer.parseInt(path.substring(1)) : 0;
  }

  public RedissonClient client() {
    return client;
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

  /** Asks Redis whether it is there; run every half second. */
  public void check() {
    try {
      client
          .getBucket("flashsale:ping")
          .isExistsAsync()
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

  @Override
  public void close() {
    client.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
