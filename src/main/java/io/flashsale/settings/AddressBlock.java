package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of internet addresses, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param network the first address of the block
 * @param prefixBits how many leading bits are the block's
 */
public record AddressBlock(InetAddress network, int prefixBits) {

  static List<AddressBlock> parseAll(String setting, List<String> values) throws StartFailure {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String value : values) {
      try {
        blocks.add(parse(value));
      } catch (IllegalArgumentException e) {
        throw new StartFailure(
            "%s must list addresses or blocks such as 10.0.0.0/8, but has \"%s\"."
                .formatted(setting, value),
            e);
      }
    }
    return List.copyOf(blocks);
  }

  private static AddressBlock parse(String value) {
    String[] parts = value.split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int bits = address.getAddress().length * 8;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("prefix " + prefix);
    }
    return new AddressBlock(address, prefix);
  }

  /** Whether the address lies in this block; addresses of the other family never do. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
