package io.flashsale.console.live;

/** What became of one reading of a source. */
public sealed interface Reading<T> {

  /** The source answered. */
  record Fresh<T>(T value) implements Reading<T> {}

  /** The source has not answered for a while, or it threw. */
  record Missing<T>() implements Reading<T> {}
}
