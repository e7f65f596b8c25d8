package io.flashsale.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Several Redis processes that belong together: a Cluster of masters, or a master with Sentinels.
 */
public final class RedisFleet implements AutoCloseable {
  private static final String PASSWORD = "fleet-password";
  private static final int SLOTS = 16_384;
  private static final Duration UP = Duration.ofSeconds(20);

  /** The name that the Sentinels have for their master. */
  public static final String MASTER = "shop";

  private final Path program;
  private final Path folder;
  private final List<Member> members = new ArrayList<>();

  private RedisFleet(ServersOfHome servers, Path folder) {
    this.program = servers.redisProgram();
    this.folder = folder;
  }

  /** One process of the fleet. */
  public final class Member {
    private final int port;
    private final List<String> words;
    private final Path log;
    private Process process;

    private Member(int port, List<String> words, Path log) {
      this.port = port;
      this.words = words;
      this.log = log;
      start();
    }

    /** Starts it, or starts it again where it was. */
    public void start() {
      try {
        process =
            new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      await().atMost(UP).ignoreExceptions().until(() -> !call("PING").isEmpty());
    }

    public long pid() {
      return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
      try {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    String call(String... words) {
      try (RedisConnection redis = RedisConnection.open(port, PASSWORD)) {
        return redis.call(words);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Three masters without replicas, each with a third of the slots. */
  public static RedisFleet cluster(ServersOfHome servers, Path folder) {
    RedisFleet fleet = new RedisFleet(servers, folder);
    for (int i = 0; i < 3; i++) {
      fleet.server(
          "--cluster-enabled",
          "yes",
          "--cluster-config-file",
          "nodes.conf",
          "--cluster-node-timeout",
          "1500");
    }
    for (int i = 0; i < 3; i++) {
      Member member = fleet.members.get(i);
      member.call("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
      member.call("CLUSTER", "ADDSLOTSRANGE", "" + i * SLOTS / 3, "" + ((i + 1) * SLOTS / 3 - 1));
      member.call("CLUSTER", "MEET", "127.0.0.1", String.valueOf(fleet.members.get(0).port));
    }
    fleet.members.forEach(
        member ->
            await()
                .atMost(UP)
                .until(
                    () -> {
                      String info = member.call("CLUSTER", "INFO");
                      return info.contains("cluster_state:ok")
                          && info.contains("cluster_known_nodes:3");
                    }));
    return fleet;
  }

  /** A master, its replica, and three Sentinels that find a master dead after a second. */
  public static RedisFleet sentinels(ServersOfHome servers, Path folder) {
    RedisFleet fleet = new RedisFleet(servers, folder);
    Member master = fleet.server();
    Member replica = fleet.server("--replicaof", "127.0.0.1 " + master.port);
    await().atMost(UP).until(() -> replica.call("INFO", "replication").contains("link_status:up"));
    for (int i = 0; i < 3; i++) {
      fleet.sentinel(master.port);
    }
    // They find each other and the replica through the master.
    fleet
        .members
        .subList(2, 5)
        .forEach(
            sentinel ->
                await()
                    .atMost(UP)
                    .until(
                        () -> sentinel.call("INFO", "sentinel").contains("slaves=1,sentinels=3")));
    return fleet;
  }

  private Member server(String... more) {
    int port = freePort();
    Path home = directory("redis-" + port);
    List<String> words =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toString(),
                "--requirepass",
                PASSWORD,
                "--masterauth",
                PASSWORD,
                "--appendonly",
                "yes",
                "--save",
                ""));
    words.addAll(List.of(more));
    return add(port, words, home);
  }

  private void sentinel(int master) {
    int port = freePort();
    Path home = directory("sentinel-" + port);
    Path settings = home.resolve("sentinel.conf");
    try {
      Files.writeString(
          settings,
          """
          port %d
          bind 127.0.0.1
          requirepass %s
          dir %s
          sentinel monitor %s 127.0.0.1 %d 2
          sentinel auth-pass %s %s
          sentinel sentinel-pass %s
          sentinel down-after-milliseconds %s 1000
          sentinel failover-timeout %s 5000
          """
              .formatted(
                  port, PASSWORD, home, MASTER, master, MASTER, PASSWORD, PASSWORD, MASTER,
                  MASTER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    add(port, List.of(program.toString(), settings.toString(), "--sentinel"), home);
  }

  private Member add(int port, List<String> words, Path home) {
    Member member = new Member(port, words, home.resolve("redis.log"));
    members.add(member);
    return member;
  }

  /** The processes in the order of their start: masters, or master, replica and Sentinels. */
  public List<Member> members() {
    return List.copyOf(members);
  }

  /** The setting REDIS_URL of a store on the Cluster. */
  public String clusterUrl() {
    return "redis://:%s@%s".formatted(PASSWORD, addresses(members));
  }

  /** The setting REDIS_URL of a store on what the Sentinels watch. */
  public String sentinelUrl() {
    return "redis-sentinel://:%s@%s#%s"
        .formatted(PASSWORD, addresses(members.subList(2, members.size())), MASTER);
  }

  private static String addresses(List<Member> members) {
    return String.join(",", members.stream().map(member -> "127.0.0.1:" + member.port).toList());
  }

  private static int freePort() {
    try {
      // A member of a Cluster listens 10,000 further on as well.
      int port = Loopback.freePort();
      while (port > 55_000) {
        port = Loopback.freePort();
      }
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    members.forEach(Member::kill);
  }
}
