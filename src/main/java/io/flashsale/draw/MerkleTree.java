package io.flashsale.draw;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** The Merkle tree hash of RFC 6962, section 2.1, with SHA-256. */
final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256 = Sha256.newDigest();
  private final List<byte[]> leaves;

  private MerkleTree(List<byte[]> leaves) {
    this.leaves = leaves;
  }

  /** The root over the tickets, sorted as unsigned bytes, whatever order they come in. */
  static byte[] root(Tickets tickets) {
    List<byte[]> sorted = tickets.toList().stream().sorted(Arrays::compareUnsigned).toList();
    return new MerkleTree(sorted).hash(0, sorted.size());
  }

  /** The hash over the leaves from {@code from} up to but not including {@code to}. */
  private byte[] hash(int from, int to) {
    int count = to - from;
    if (count == 0) {
      return sha256.digest();
    }
    if (count == 1) {
      sha256.update(LEAF);
      return sha256.digest(leaves.get(from));
    }
    // The largest power of two below the count, so that a tree only ever grows at its right.
    int split = from + Integer.highestOneBit(count - 1);
    byte[] left = hash(from, split);
    byte[] right = hash(split, to);
    sha256.update(NODE);
    sha256.update(left);
    return sha256.digest(right);
  }
}
