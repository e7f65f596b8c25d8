package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that end by themselves, and somebody who looks after them. */
class ServerWatchIT {

  @TempDir static Path folder;

  @Test
  void serversThatWereKilledAreStartedAgainWhereTheyWere() throws Exception {
    try (Home home = Home.open(folder.resolve("home"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home, step -> {});
        EmbeddedRedis redis = EmbeddedRedis.start(home, step -> {});
        ServerWatch overPostgres = ServerWatch.over(postgres);
        ServerWatch overRedis = ServerWatch.over(redis)) {
      long postgresPid = postgres.pid();
      long redisPid = redis.pid();
      int postgresPort = postgres.port();
      int redisPort = redis.port();
      kill(postgresPid);
      kill(redisPid);

      await().until(() -> postgres.pid() != postgresPid && redis.pid() != redisPid);

      assertThat(postgres.port()).isEqualTo(postgresPort);
      assertThat(redis.port()).isEqualTo(redisPort);
      DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password()).close();
      RedisConnection.open(redisPort, redis.password()).close();
    }
  }

  @Test
  void aServerThatIsMeantToEndDoesNotComeBack() throws Exception {
    try (Home home = Home.open(folder.resolve("another"));
        EmbeddedRedis redis = EmbeddedRedis.start(home, step -> {})) {
      ServerWatch watch = ServerWatch.over(redis);
      redis.close();
      watch.close();

      assertThat(redis.revive()).isFalse();
      assertThat(Loopback.isFree(redis.port())).isTrue();
    }
  }

  @Test
  void aServerThatDoesNotComeUpIsTriedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch up = new CountDownLatch(1);
    try (ServerWatch watch =
        ServerWatch.begin(
            "a server",
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new IOException("no room");
              }
              up.countDown();
              return true;
            })) {
      up.await();
      assertThat(tries).hasValueGreaterThanOrEqualTo(3);
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }
}
