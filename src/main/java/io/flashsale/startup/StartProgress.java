package io.flashsale.startup;

/** Hears the steps of the start as they begin. Called from several threads. */
@FunctionalInterface
public interface StartProgress {

  /** Tells that a step began, in words for the operator, such as "Starting PostgreSQL". */
  void step(String description);
}
