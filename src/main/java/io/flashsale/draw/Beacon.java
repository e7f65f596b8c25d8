package io.flashsale.draw;

/**
 * A public source of randomness that a draw waits for, fixed when its product is made.
 *
 * @param source who publishes it, such as an address, 1 to {@link #TEXT_MAX} characters
 * @param round which of its values counts, 1 to {@link #TEXT_MAX} characters
 */
public record Beacon(String source, String round) {
  public static final int TEXT_MAX = 200;

  /** The fewest bytes of a value: less could be tried out. */
  public static final int VALUE_MIN = 16;

  /** The most bytes of a value. */
  public static final int VALUE_MAX = 128;
}
