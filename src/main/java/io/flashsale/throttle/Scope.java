package io.flashsale.throttle;

import java.util.Locale;

/** What holds are counted by. */
public enum Scope {
  EMAIL,
  IP;

  /** The name in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String key(Applicant applicant) {
    return switch (this) {
      case EMAIL -> "throttle:email:" + applicant.customerKey();
      case IP -> "throttle:ip:" + applicant.clientAddress();
    };
  }
}
