package io.flashsale.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Recomputes a published draw as any shopper may: from what was published alone, and without the
 * store's own code.
 */
final class DrawAudit {
  private static final HexFormat HEX = HexFormat.of();

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> placeByTicket = new HashMap<>();
  private final List<byte[]> tickets = new ArrayList<>();

  private DrawAudit() {}

  /**
   * @param draw the answer of {@code GET /api/products/{id}/draw}
   */
  static DrawAudit of(JsonNode draw) {
    DrawAudit audit = new DrawAudit();
    try {
      audit.read(draw);
    } catch (IllegalArgumentException e) {
      audit.faults.add("what is published is no draw");
    }
    return audit;
  }

  private void read(JsonNode draw) {
    for (JsonNode ticket : draw.path("order")) {
      placeByTicket.put(ticket.asString(""), tickets.size() + 1);
      tickets.add(HEX.parseHex(ticket.asString("")));
    }
    byte[] seed = HEX.parseHex(draw.path("seed").asString(""));
    if (!HEX.formatHex(sha256().digest(seed)).equals(draw.path("commitment").asString(""))) {
      faults.add("the seed is not the one that was committed to");
    }
    List<byte[]> sorted = tickets.stream().sorted(Arrays::compareUnsigned).toList();
    byte[] root = root(sorted);
    if (!HEX.formatHex(root).equals(draw.path("merkleRoot").asString(""))) {
      faults.add("the root is not that of the tickets");
    }
    Mac mac = mac(seed, root, HEX.parseHex(draw.path("beacon").asString("")));
    byte[] last = {};
    for (byte[] ticket : tickets) {
      byte[] rank = mac.doFinal(ticket);
      if (Arrays.compareUnsigned(last, rank) >= 0) {
        faults.add("a ticket is not where it belongs");
        return;
      }
      last = rank;
    }
  }

  /** The Merkle tree hash of RFC 6962. */
  private static byte[] root(List<byte[]> leaves) {
    MessageDigest sha256 = sha256();
    if (leaves.size() > 1) {
      int left = Integer.highestOneBit(leaves.size() - 1);
      byte[] leftHash = root(leaves.subList(0, left));
      byte[] rightHash = root(leaves.subList(left, leaves.size()));
      sha256.update((byte) 1);
      sha256.update(leftHash);
      return sha256.digest(rightHash);
    }
    if (leaves.size() == 1) {
      sha256.update((byte) 0);
      return sha256.digest(leaves.getFirst());
    }
    return sha256.digest();
  }

  private static Mac mac(byte[] seed, byte[] root, byte[] beacon) {
    byte[] key = Arrays.copyOf(seed, seed.length + root.length + beacon.length);
    System.arraycopy(root, 0, key, seed.length, root.length);
    System.arraycopy(beacon, 0, key, seed.length + root.length, beacon.length);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What is wrong with it, each in a clause. */
  List<String> faults() {
    return faults;
  }

  /** What was seen, as a clause. */
  String seen() {
    return faults.isEmpty() ? "%d tickets".formatted(tickets.size()) : String.join(", ", faults);
  }

  /** The place of an entry's ticket, from 1; 0 when it is not among these. */
  int placeOf(String entryId) {
    byte[] ticket = sha256().digest(entryId.getBytes(StandardCharsets.US_ASCII));
    return placeByTicket.getOrDefault(HEX.formatHex(ticket), 0);
  }
}
