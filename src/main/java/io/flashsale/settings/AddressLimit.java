package io.flashsale.settings;

import java.net.InetAddress;

/**
 * A limit of what one client address may do or have.
 *
 * <p>This machine's own programs come from one address, the loopback's, however many they are: a
 * proxy, a load test, a rehearsal. So it is only counted where the operator has set the limit.
 *
 * @param most as often, or as many; 0 for no limit
 * @param countsLoopback whether it holds for this machine's own programs
 */
public record AddressLimit(int most, boolean countsLoopback) {

  /** No limit for anybody. */
  public static final AddressLimit NONE = new AddressLimit(0, false);

  /** Whether it holds for the address. */
  public boolean holdsFor(InetAddress address) {
    return most > 0 && (countsLoopback || !address.isLoopbackAddress());
  }
}
