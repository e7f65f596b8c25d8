package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.net.URI;
import java.util.List;

/** Checks the addresses of Redis. */
final class RedisUrls {
  private RedisUrls() {}

  static List<String> parse(List<String> values) throws StartFailure {
    for (String value : values) {
      if (!isRedis(value)) {
        throw new StartFailure(
            "REDIS_URL must be like redis://:password@host:6379 or rediss://host:6379"
                + " (several separated by commas).");
      }
    }
    return values;
  }

  private static boolean isRedis(String value) {
    try {
      URI uri = URI.create(value);
      return uri.getHost() != null
          && uri.getScheme() != null
          && uri.getScheme().matches("rediss?")
          && DatabaseUrl.isPort(uri.getPort());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
