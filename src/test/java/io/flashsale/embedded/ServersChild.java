package io.flashsale.embedded;

import java.nio.file.Path;

/**
 * A JVM that runs the servers of one home until its input ends, for tests to kill.
 *
 * <p>It says one line: pid, port and data folder of PostgreSQL, pid and port of Redis.
 */
final class ServersChild {

  private ServersChild() {}

  public static void main(String[] args) throws Exception {
    try (Home home = Home.open(Path.of(args[0]));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, System.err::println);
        EmbeddedRedis redis = EmbeddedRedis.start(home, System.err::println)) {
      System.out.printf(
          "running %d %d %s %d %d%n",
          postgres.pid(), postgres.port(), postgres.dataDirectory(), redis.pid(), redis.port());
      System.in.read();
    }
  }
}
