package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses of Redis: one of a server, several of a Cluster, or those of Sentinels.
 *
 * <p>No sentence of a failure repeats a value, which may have a password.
 */
final class RedisUrls {
  private static final Set<String> SERVERS = Set.of("redis", "rediss");
  private static final Set<String> SENTINELS = Set.of("redis-sentinel", "rediss-sentinel");

  private static final String EXPECTED =
      "REDIS_URL must be like redis://:password@host:6379 for one server,"
          + " redis://:password@one:6379,two:6379 for a Cluster, or"
          + " redis-sentinel://:password@one:26379,two:26379#master for Sentinels"
          + " (rediss:// and rediss-sentinel:// for TLS).";

  private RedisUrls() {}

  /**
   * Checks the addresses; those after the first may be a host and a port only.
   *
   * @return whole addresses of one scheme; of Sentinels the first has the master's name as its
   *     fragment; empty for none
   */
  static List<String> parse(List<String> values) throws StartFailure {
    List<URI> urls = new ArrayList<>();
    for (String value : values) {
      urls.add(url(value, urls.isEmpty() ? null : urls.getFirst()));
    }
    if (urls.isEmpty()) {
      return List.of();
    }
    URI first = urls.getFirst();
    if (SENTINELS.contains(first.getScheme())) {
      return sentinels(first, urls);
    }
    for (URI url : urls) {
      if (url.getFragment() != null || (urls.size() > 1 && database(url) != 0)) {
        throw new StartFailure(
            urls.size() > 1
                ? "REDIS_URL names a Cluster, which has neither a database number nor a master's"
                    + " name."
                : EXPECTED);
      }
    }
    return urls.stream().map(URI::toString).toList();
  }

  private static URI url(String value, @Nullable URI first) throws StartFailure {
    boolean bare = !value.contains("://") && !value.contains("@");
    URI url;
    try {
      url = URI.create(first != null && bare ? first.getScheme() + "://" + value : value);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(EXPECTED + " Percent-encode special characters in the password.");
    }
    String scheme = url.getScheme();
    if (scheme == null
        || !(SERVERS.contains(scheme) || SENTINELS.contains(scheme))
        || url.getHost() == null
        || !DatabaseUrl.isPort(url.getPort())
        || database(url) < 0) {
      throw new StartFailure(EXPECTED);
    }
    if (first != null && !scheme.equals(first.getScheme())) {
      throw new StartFailure("All addresses in REDIS_URL must begin with the same scheme.");
    }
    if (first != null
        && url.getRawUserInfo() != null
        && !Objects.equals(url.getRawUserInfo(), first.getRawUserInfo())) {
      throw new StartFailure("All addresses in REDIS_URL must have the same user and password.");
    }
    return url;
  }

  /** The number of the database that the address names, 0 where it names none, -1 for a bad one. */
  private static int database(URI url) {
    String path = url.getRawPath();
    if (path == null || path.length() < 2) {
      return 0;
    }
    return path.matches("/\\d{1,3}") ? Integer.parseInt(path.substring(1)) : -1;
  }

  /** The first address with what may stand at the end of the last, then the others. */
  private static List<String> sentinels(URI first, List<URI> urls) throws StartFailure {
    List<String> masters =
        urls.stream().map(URI::getFragment).filter(Objects::nonNull).distinct().toList();
    List<Integer> databases =
        urls.stream().map(RedisUrls::database).filter(number -> number > 0).distinct().toList();
    if (masters.size() != 1 || masters.getFirst().isBlank() || databases.size() > 1) {
      throw new StartFailure(
          "REDIS_URL must end with the name that the Sentinels have for their master, such as"
              + " redis-sentinel://:password@one:26379,two:26379#master.");
    }
    List<String> whole = new ArrayList<>();
    whole.add(
        "%s://%s%s/%d#%s"
            .formatted(
                first.getScheme(),
                first.getRawUserInfo() == null ? "" : first.getRawUserInfo() + "@",
                hostAndPort(first),
                databases.isEmpty() ? 0 : databases.getFirst(),
                masters.getFirst()));
    urls.stream().skip(1).forEach(url -> whole.add(first.getScheme() + "://" + hostAndPort(url)));
    return List.copyOf(whole);
  }

  private static String hostAndPort(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }
}
