package io.flashsale.files;

/** Follows the making of a file, and may end it. */
public interface Follower {

  /**
   * Tells how far it is; as often as it comes.
   *
   * @param of how much there is about, or 0 where nobody knows
   */
  void tell(long done, long of);

  /** Whether it is to be given up. */
  boolean cancelled();
}
