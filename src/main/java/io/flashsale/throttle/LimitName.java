package io.flashsale.throttle;

import java.util.Arrays;
import java.util.Optional;

/** A limit that can be changed while the store runs, named as its setting in the environment. */
public enum LimitName {
  HOLDS_PER_EMAIL("holdsPerEmail", 1_000_000_000),
  HOLDS_PER_IP("holdsPerIp", 1_000_000_000),
  HOLD_WINDOW_SECONDS("holdWindowSeconds", 31_536_000),
  COOLDOWN_SECONDS("cooldownSeconds", 31_536_000);

  private final String code;
  private final int most;

  LimitName(String code, int most) {
    this.code = code;
    this.most = most;
  }

  /** The name in the API. */
  public String code() {
    return code;
  }

  /** The highest value; the lowest is 0, which turns the limit off. */
  public int most() {
    return most;
  }

  /** The limit that the database names so; empty for what a newer store may have written. */
  static Optional<LimitName> ofSetting(String name) {
    return Arrays.stream(values()).filter(limit -> limit.name().equals(name)).findFirst();
  }
}
