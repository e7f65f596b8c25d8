package io.flashsale.console.start;

/** Where the window stands while there is no console in it. */
public enum StartPhase {
  STARTING,
  FAILED,
  CLOSING
}
