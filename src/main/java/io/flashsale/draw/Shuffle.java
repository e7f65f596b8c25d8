package io.flashsale.draw;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An order of tickets that follows from seed, Merkle root and beacon alone: ascending by {@code
 * HMAC-SHA-256(key = seed ‖ root ‖ beacon, ticket)}, all as raw bytes.
 *
 * <p>Nobody can choose it: the seed was committed to before the tickets were known, and the root
 * holds all tickets.
 */
public final class Shuffle {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] root;
  private final int[] places;
  private final Tickets ordered;

  private Shuffle(byte[] root, int[] places, Tickets ordered) {
    this.root = root;
    this.places = places;
    this.ordered = ordered;
  }

  /**
   * Shuffles the tickets, whatever order they come in.
   *
   * @param beacon the public beacon's value; empty without one
   */
  public static Shuffle of(Seed seed, byte[] beacon, Tickets tickets) {
    byte[] root = MerkleTree.root(tickets);
    Mac mac = mac(seed, root, beacon);
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    record Ranked(byte[] rank, int index) {}
    int[] places =
        IntStream.range(0, tickets.size())
            .mapToObj(i -> new Ranked(mac.doFinal(tickets.get(i)), i))
            .sorted((a, b) -> Arrays.compareUnsigned(a.rank(), b.rank()))
            .mapToInt(Ranked::index)
            .toArray();
    return new Shuffle(root, places, tickets.inOrder(places));
  }

  private static Mac mac(Seed seed, byte[] root, byte[] beacon) {
    byte[] secret = seed.bytes();
    byte[] key = Arrays.copyOf(secret, secret.length + root.length + beacon.length);
    System.arraycopy(root, 0, key, secret.length, root.length);
    System.arraycopy(beacon, 0, key, secret.length + root.length, beacon.length);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  /** The Merkle root over the sorted tickets, 32 bytes. */
  public byte[] root() {
    return root.clone();
  }

  /** The root in lower-case hex. */
  public String rootHex() {
    return HexFormat.of().formatHex(root);
  }

  /** For each place from the first on the index, from 0, of the ticket among those given. */
  public int[] places() {
    return places.clone();
  }

  /** The tickets in the order of the draw. */
  public Tickets ordered() {
    return ordered;
  }
}
