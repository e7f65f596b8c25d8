package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {

  @TempDir Path folder;

  private Home home;
  private final List<String> steps = new ArrayList<>();

  @BeforeEach
  void openHome() throws StartFailure {
    home = Home.open(folder.resolve("a home"));
  }

  @AfterEach
  void closeHome() throws Exception {
    home.close();
  }

  @Test
  void itStartsAndTellsItsSteps() throws Exception {
    try (SecretsWatch watch = SecretsWatch.begin();
        EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add);
        RedisConnection connection = RedisConnection.open(redis.port(), redis.password())) {
      watch.assertKept(redis.password(), redis.pid(), home.directory());
      assertThat(steps).endsWith("Unpacking Redis", "Starting Redis");
      assertThat(connection.info())
          .containsEntry("process_id", String.valueOf(redis.pid()))
          .containsEntry("redis_version", "7.0.15");
      assertThat(redis.url())
          .isEqualTo("redis://:" + redis.password() + "@127.0.0.1:" + redis.port());
    }
  }

  @Test
  void aRestartKeepsTheKeysAndUnpacksNothing() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add);
        RedisConnection connection = RedisConnection.open(redis.port(), redis.password())) {
      connection.call("SET", "throttle:email:a@example.org", "2");
    }
    steps.clear();
    try (EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add);
        RedisConnection connection = RedisConnection.open(redis.port(), redis.password())) {
      assertThat(connection.call("GET", "throttle:email:a@example.org")).isEqualTo("2");
      assertThat(steps).containsExactly("Starting Redis");
    }
  }

  @Test
  void onlyThePasswordLeadsInAndItsFileIsPrivate() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add)) {
      assertThatThrownBy(() -> RedisConnection.open(redis.port(), "guessed"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("WRONGPASS");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(home.directory().resolve("redis/redis.conf"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aTakenPortIsPassedOver() throws Exception {
    EmbeddedRedis stranger = SharedServers.redis();
    try (ServerSocket silent = new ServerSocket(0, 1, Loopback.address())) {
      Deque<Integer> ports =
          new ArrayDeque<>(List.of(stranger.port(), silent.getLocalPort(), Loopback.freePort()));

      try (EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add, ports::pop)) {
        assertThat(redis.port()).isNotIn(stranger.port(), silent.getLocalPort());
      }
    }
  }

  @Test
  void aRedisOfAnotherHomeOnTheOldPortIsLeftAlone() throws Exception {
    EmbeddedRedis.start(home, steps::add).close();
    try (Home other = Home.open(folder.resolve("other"));
        EmbeddedRedis stranger = EmbeddedRedis.start(other, steps::add)) {
      new RedisSettings(home.directory().resolve("redis"))
          .write(stranger.port(), home.secret("redis-password"), true);

      try (EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add)) {
        assertThat(redis.port()).isNotEqualTo(stranger.port());
      }
      assertThat(new ServerProcess(stranger.pid()).runs("redis-server")).isTrue();
    }
  }

  @Test
  void closingEndsTheServer() throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start(home, steps::add);

    redis.close();
    redis.close();

    assertThat(Loopback.isFree(redis.port())).isTrue();
  }
}
