package io.flashsale.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Tickets in an order, of 32 bytes each.
 *
 * <p>A ticket is the SHA-256 of an entry's id (36 ASCII characters, lower case): it may be
 * published, and only who knows the id finds it. An instance never changes.
 */
public final class Tickets {

  /** The bytes of one ticket. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Tickets(byte[] bytes) {
    if (bytes.length % BYTES != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no tickets");
    }
    this.bytes = bytes;
  }

  /** The tickets of the given entries, in their order. */
  public static Tickets ofEntries(List<UUID> entryIds) {
    MessageDigest sha256 = Sha256.newDigest();
    byte[] all = new byte[entryIds.size() * BYTES];
    int at = 0;
    for (UUID id : entryIds) {
      byte[] ticket = sha256.digest(id.toString().getBytes(StandardCharsets.US_ASCII));
      System.arraycopy(ticket, 0, all, at, BYTES);
      at += BYTES;
    }
    return new Tickets(all);
  }

  /** The tickets whose bytes lie side by side; a multiple of {@link #BYTES}. */
  public static Tickets ofBytes(byte[] bytes) {
    return new Tickets(bytes.clone());
  }

  /** The same tickets in another order: first the one at {@code places[0]}, counted from 0. */
  Tickets inOrder(int[] places) {
    byte[] ordered = new byte[places.length * BYTES];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(bytes, places[i] * BYTES, ordered, i * BYTES, BYTES);
    }
    return new Tickets(ordered);
  }

  public int size() {
    return bytes.length / BYTES;
  }

  /** The ticket at the index, counted from 0. */
  byte[] get(int index) {
    return Arrays.copyOfRange(bytes, index * BYTES, (index + 1) * BYTES);
  }

  /** The ticket at the index, counted from 0, in lower-case hex. */
  public String hex(int index) {
    return HexFormat.of().formatHex(bytes, index * BYTES, (index + 1) * BYTES);
  }

  /** The place of an entry's ticket, counted from 1; 0 when it is not among these. */
  public int placeOf(UUID entryId) {
    byte[] ticket = ofEntries(List.of(entryId)).bytes;
    for (int i = 0; i < size(); i++) {
      if (Arrays.equals(bytes, i * BYTES, (i + 1) * BYTES, ticket, 0, BYTES)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** All bytes, one ticket after the other. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The tickets one by one. */
  List<byte[]> toList() {
    return java.util.stream.IntStream.range(0, size()).mapToObj(this::get).toList();
  }

  static Tickets of(Collection<byte[]> tickets) {
    byte[] all = new byte[tickets.size() * BYTES];
    int at = 0;
    for (byte[] ticket : tickets) {
      System.arraycopy(ticket, 0, all, at, BYTES);
      at += BYTES;
    }
    return new Tickets(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tickets tickets && Arrays.equals(bytes, tickets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
