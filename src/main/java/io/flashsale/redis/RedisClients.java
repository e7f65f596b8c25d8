package io.flashsale.redis;

import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SubscriptionMode;

/** Makes the client of a single server, a Cluster or a master that Sentinels watch. */
final class RedisClients {

  /** How long a node that waited in a fair lock's queue and died is waited for. */
  private static final Duration LOCK_QUEUE_TIMEOUT = Duration.ofSeconds(3);

  /** How long a lock waits for its replica; the lock is expendable, so not for long. */
  private static final Duration REPLICA_WAIT = Duration.ofMillis(100);

  /** How often the masters of a Cluster, or the one that Sentinels name, are asked for. */
  private static final Duration TOPOLOGY = Duration.ofSeconds(1);

  private static final int CONNECTIONS = 8;
  private static final int IDLE_CONNECTIONS = 2;
  private static final int SUBSCRIPTION_CONNECTIONS = 4;

  private RedisClients() {}

  /** Connects, or throws what Redisson throws. */
  static RedissonClient connect(RedisAddresses addresses) {
    var config = new Config();
    config.setCodec(StringCodec.INSTANCE);
    config.setThreads(2);
    config.setNettyThreads(2);
    config.setFairLockWaitTimeout(LOCK_QUEUE_TIMEOUT.toMillis());
    // The row lock fences: a lock that a failover forgets costs nothing.
    config.setCheckLockSyncedSlaves(false);
    config.setSlavesSyncTimeout(REPLICA_WAIT.toMillis());
    if (addresses.user() != null) {
      config.setUsername(addresses.user());
    }
    if (addresses.password() != null) {
      config.setPassword(addresses.password());
    }
    String[] nodes = addresses.nodes().toArray(String[]::new);
    switch (addresses.kind()) {
      case SINGLE ->
          limits(config.useSingleServer())
              .setAddress(nodes[0])
              .setDatabase(addresses.database())
              .setConnectionPoolSize(CONNECTIONS)
              .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
              .setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS);
      case CLUSTER ->
          masters(limits(config.useClusterServers()))
              .setScanInterval((int) TOPOLOGY.toMillis())
              .addNodeAddress(nodes);
      case SENTINEL ->
          masters(limits(config.useSentinelServers()))
              .setScanInterval((int) TOPOLOGY.toMillis())
              .setCheckSentinelsList(false)
              .setMasterName(addresses.master())
              .setDatabase(addresses.database())
              .addSentinelAddress(nodes);
    }
    return Redisson.create(config);
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

  /** Replicas are for failovers only: what they know is late. */
  private static <T extends BaseMasterSlaveServersConfig<T>> T masters(T servers) {
    return servers
        .setReadMode(ReadMode.MASTER)
        .setSubscriptionMode(SubscriptionMode.MASTER)
        .setMasterConnectionPoolSize(CONNECTIONS)
        .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS)
        .setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS);
  }
}
