package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database.
 *
 * @param jdbcUrl what the JDBC driver takes, without user and password
 * @param user null where the driver's default is meant
 * @param password null where none is needed
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

  private static final String EXPECTED =
      "DATABASE_URL must be like postgresql://user:password@host:5432/db.";

  /**
   * Reads {@code postgresql://user:password@host:port/db?parameters}; user and password may be
   * percent-encoded. The sentence of the failure never repeats the value, which has a password.
   */
  public static DatabaseUrl parse(String value) throws StartFailure {
    String plain = value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value;
    URI uri;
    try {
      uri = URI.create(plain);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(EXPECTED + " Percent-encode special characters in the password.");
    }
    String scheme = uri.getScheme();
    String path = uri.getRawPath();
    if (!("postgresql".equals(scheme) || "postgres".equals(scheme))
        || uri.getHost() == null
        || path == null
        || path.length() < 2
        || !isPort(uri.getPort())) {
      throw new StartFailure(EXPECTED);
    }
    String[] userInfo = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    return new DatabaseUrl(
        "jdbc:postgresql://" + uri.getHost() + ":" + port + path + query,
        userInfo == null ? null : decode(userInfo[0]),
        userInfo == null || userInfo.length < 2 ? null : decode(userInfo[1]));
  }

  /** Whether a port can be that of a server; -1 stands for the default. */
  static boolean isPort(int port) {
    return port == -1 || (port > 0 && port <= 65_535);
  }

  private static String decode(String encoded) {
    // A plus is a plus in a URI; URLDecoder would make it a space.
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The address without its secrets, for sentences and logs. */
  public String shown() {
    String address = jdbcUrl.substring("jdbc:".length());
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  @Override
  public String toString() {
    return shown();
  }
}
