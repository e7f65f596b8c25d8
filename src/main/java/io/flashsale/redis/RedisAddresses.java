package io.flashsale.redis;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code REDIS_URL} names, taken apart.
 *
 * @param kind what listens at the addresses
 * @param nodes the addresses as the client takes them, such as {@code rediss://host:6379}
 * @param user null for Redis's default user
 * @param password null where none is needed
 * @param database the number of the database
 * @param master the name that the Sentinels have for their master; empty for the other kinds
 */
record RedisAddresses(
    Kind kind,
    List<String> nodes,
    @Nullable String user,
    @Nullable String password,
    int database,
    String master) {

  /** What listens at the addresses. */
  enum Kind {
    SINGLE,
    CLUSTER,
    SENTINEL
  }

  private static final int SERVER_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;
  private static final String SENTINEL_SUFFIX = "-sentinel";

  /** Takes addresses apart that the settings have checked. */
  static RedisAddresses of(List<String> urls) {
    URI first = URI.create(urls.getFirst());
    String scheme = first.getScheme();
    boolean sentinel = scheme.endsWith(SENTINEL_SUFFIX);
    String plain = sentinel ? scheme.substring(0, scheme.indexOf(SENTINEL_SUFFIX)) : scheme;
    int defaultPort = sentinel ? SENTINEL_PORT : SERVER_PORT;
    List<String> nodes =
        urls.stream()
            .map(URI::create)
            .map(
                url ->
                    "%s://%s:%d"
                        .formatted(
                            plain, url.getHost(), url.getPort() < 0 ? defaultPort : url.getPort()))
            .toList();
    String[] userInfo = first.getUserInfo() == null ? null : first.getUserInfo().split(":", 2);
    String path = first.getPath();
    return new RedisAddresses(
        sentinel ? Kind.SENTINEL : urls.size() > 1 ? Kind.CLUSTER : Kind.SINGLE,
        nodes,
        userInfo == null || userInfo.length < 2 || userInfo[0].isEmpty() ? null : userInfo[0],
        userInfo == null ? null : userInfo[userInfo.length - 1],
        path != null && path.matches("/\\d{1,3}") ? Integer.parseInt(path.substring(1)) : 0,
        first.getFragment() == null ? "" : first.getFragment());
  }

  /** The addresses without what is secret, for sentences and logs. */
  String shown() {
    return nodes.stream()
        .map(node -> node.substring(node.indexOf("//") + 2))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return kind + " " + shown();
  }
}
