package io.flashsale.throttle;

/** Redis cannot count, so nobody can be told whether a limit is reached. */
public final class ThrottleUnavailable extends Exception {
  ThrottleUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  ThrottleUnavailable(String message) {
    super(message);
  }
}
