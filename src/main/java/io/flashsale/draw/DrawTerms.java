package io.flashsale.draw;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a draw before it is made.
 *
 * @param commitment the SHA-256 of its seed in lower-case hex
 * @param beacon the public beacon that it waits for, or null
 * @param beaconValue the beacon's value in lower-case hex, or null while it is not known
 */
public record DrawTerms(String commitment, @Nullable Beacon beacon, @Nullable String beaconValue) {

  /** Whether the draw cannot be made yet for want of the beacon's value. */
  public boolean awaitsBeacon() {
    return beacon != null && beaconValue == null;
  }
}
