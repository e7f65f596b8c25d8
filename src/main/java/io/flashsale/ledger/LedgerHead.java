package io.flashsale.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last event of a product's chain.
 *
 * @param seq its place, counted from 1; 0 for a chain without events
 * @param hash its SHA-256, 32 bytes; all zero for a chain without events
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // compared by content below; never handed to be changed
public record LedgerHead(
    @Column(name = "ledger_seq") long seq, @Column(name = "ledger_hash") byte[] hash) {

  /** The head of a chain without events. */
  public static LedgerHead empty() {
    return new LedgerHead(0, new byte[32]);
  }

  /** The hash in lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LedgerHead(long otherSeq, byte[] otherHash)
        && seq == otherSeq
        && Arrays.equals(hash, otherHash);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seq) * 31 + Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return seq + ":" + hex();
  }
}
