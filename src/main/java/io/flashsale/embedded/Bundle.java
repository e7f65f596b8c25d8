package io.flashsale.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What the jar carries for its platform.
 *
 * @param postgresVersion such as "18.6.0"
 * @param postgresArchive the resource with PostgreSQL's programs, a tar in xz
 * @param redisVersion such as "7.0.15"
 * @param redisExecutable the resource with Redis
 */
record Bundle(
    String postgresVersion, String postgresArchive, String redisVersion, String redisExecutable) {

  static Bundle read() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open("/io/flashsale/embedded/bundle.properties")) {
      properties.load(in);
    }
    return new Bundle(
        required(properties, "postgres.version"),
        required(properties, "postgres.archive"),
        required(properties, "redis.version"),
        required(properties, "redis.executable"));
  }

  /** PostgreSQL's own number for its version, such as 180006. */
  int postgresVersionNumber() {
    String[] parts = postgresVersion.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 10_000 + Integer.parseInt(parts[1]);
  }

  InputStream openPostgres() throws IOException {
    return open("/" + postgresArchive);
  }

  InputStream openRedis() throws IOException {
    return open("/redis/" + redisExecutable);
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = Bundle.class.getResourceAsStream(resource);
    if (in == null) {
      throw new FileNotFoundException("the jar holds no " + resource);
    }
    return in;
  }

  private static String required(Properties properties, String name) throws IOException {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IOException("the jar does not say its " + name);
    }
    return value;
  }
}
