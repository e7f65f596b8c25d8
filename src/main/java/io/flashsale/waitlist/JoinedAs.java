package io.flashsale.waitlist;

import java.util.Locale;

/** The state that a joining was answered with. */
public enum JoinedAs {
  ENTERED,
  WAITING,
  /** It wanted more than it could still get. */
  UNREACHABLE;

  /** The name in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JoinedAs ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
