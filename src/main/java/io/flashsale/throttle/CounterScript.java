package io.flashsale.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** A Lua script that moves one counter, and that Redis knows by its hash once it has run there. */
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

  /** Runs it by its hash; fails with a {@code RedisNoScriptException} where it is not known. */
  RFuture<List<Object>> run(RBatch batch, String key, Object... values) {
    return batch
        .getScript(StringCodec.INSTANCE)
        .evalShaAsync(Mode.READ_WRITE, hash, ReturnType.LIST, List.of(key), values);
  }

  /** Runs it by its text, and makes it known. */
  RFuture<List<Object>> introduce(RBatch batch, String key, Object... values) {
    return batch
        .getScript(StringCodec.INSTANCE)
        .evalAsync(Mode.READ_WRITE, text, ReturnType.LIST, List.of(key), values);
  }
}
