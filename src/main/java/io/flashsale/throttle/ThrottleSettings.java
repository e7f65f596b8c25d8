package io.flashsale.throttle;

import java.time.Duration;

/**
 * How many holds are granted.
 *
 * @param perEmail per canonical e-mail and window, 0 for no limit
 * @param perIp per client address and window, 0 for no limit
 * @param window counted from the first hold in it; zero for no limit at all
 */
public record ThrottleSettings(int perEmail, int perIp, Duration window) {

  int limit(Scope scope) {
    if (window.isZero()) {
      return 0;
    }
    return switch (scope) {
      case EMAIL -> perEmail;
      case IP -> perIp;
    };
  }
}
