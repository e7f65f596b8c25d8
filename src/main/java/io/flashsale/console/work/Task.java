package io.flashsale.console.work;

/** What a job does, off the FX thread. It may block, throw, and look whether it was given up. */
@FunctionalInterface
public interface Task<T> {

  /** Does it; {@code steps} hears how far it is. */
  T run(Steps steps) throws Exception;
}
