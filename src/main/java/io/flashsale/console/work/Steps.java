package io.flashsale.console.work;

/** What a task tells of itself while it runs, and what it is told. */
public interface Steps {

  /**
   * Tells how far the task is; as often as it likes.
   *
   * @param of how much there is to do, or 0 where nobody knows
   */
  void tell(long done, long of);

  /** Whether the job was given up: then the task ends as soon as it can. */
  boolean cancelled();
}
