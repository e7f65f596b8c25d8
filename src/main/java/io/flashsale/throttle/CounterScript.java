package io.flashsale.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.redisson.api.RBatch;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;

/** A Lua script that moves counters, called by its hash. */
final class CounterScript {
  private final String text;
  private final String hash;

  CounterScript(String text) {
    this.text = text;
    this.hash = sha1(text);
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  /** Runs it by its hash; fails where {@link #isUnknown}. */
  CompletableFuture<String> run(RBatch batch, List<String> keys, Object[] values) {
    return batch
        .getScript(StringCodec.INSTANCE)
        .<String>evalShaAsync(
            Mode.READ_WRITE, hash, ReturnType.STRING, List.<Object>copyOf(keys), values)
        .toCompletableFuture();
  }

  /** Makes it known to every Redis of the store. */
  CompletableFuture<?> load(RedissonClient client) {
    return client.getScript(StringCodec.INSTANCE).scriptLoadAsync(text).toCompletableFuture();
  }

  /** Whether a call failed because Redis, started anew, does not know the script any more. */
  static boolean isUnknown(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RedisNoScriptException;
  }
}
