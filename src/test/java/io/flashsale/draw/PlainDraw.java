package io.flashsale.draw;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The draw a second time, written from its description alone and by other means: the tree is merged
 * from the left, the HMAC is made of its two hashes, the order is that of numbers.
 */
public final class PlainDraw {
  private static final int BLOCK = 64;

  private PlainDraw() {}

  public static byte[] ticket(UUID entryId) {
    return sha256(entryId.toString().getBytes(StandardCharsets.US_ASCII));
  }

  public static byte[] root(List<byte[]> tickets) {
    record Subtree(int leaves, byte[] hash) {}
    Deque<Subtree> stack = new ArrayDeque<>();
    for (byte[] ticket :
        tickets.stream().sorted(Comparator.comparing(PlainDraw::number)).toList()) {
      stack.push(new Subtree(1, sha256(new byte[] {0}, ticket)));
      while (stack.size() > 1) {
        Subtree right = stack.pop();
        Subtree left = stack.pop();
        if (left.leaves() != right.leaves()) {
          stack.push(left);
          stack.push(right);
          break;
        }
        stack.push(merged(left.leaves() * 2, left.hash(), right.hash(), Subtree::new));
      }
    }
    if (stack.isEmpty()) {
      return sha256();
    }
    byte[] hash = stack.pop().hash();
    while (!stack.isEmpty()) {
      hash = sha256(new byte[] {1}, stack.pop().hash(), hash);
    }
    return hash;
  }

  private interface Made<T> {
    T of(int leaves, byte[] hash);
  }

  private static <T> T merged(int leaves, byte[] left, byte[] right, Made<T> made) {
    return made.of(leaves, sha256(new byte[] {1}, left, right));
  }

  /** The tickets in the order of the draw. */
  public static List<byte[]> order(byte[] seed, byte[] beacon, List<byte[]> tickets) {
    byte[] key = concat(seed, root(tickets), beacon);
    TreeMap<BigInteger, byte[]> order = new TreeMap<>();
    for (byte[] ticket : tickets) {
      order.put(number(hmac(key, ticket)), ticket);
    }
    return new ArrayList<>(order.values());
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
    byte[] inner = new byte[BLOCK];
    byte[] outer = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      inner[i] = (byte) (block[i] ^ 0x36);
      outer[i] = (byte) (block[i] ^ 0x5c);
    }
    return sha256(outer, sha256(inner, message));
  }

  private static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  private static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  public static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(concat(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
