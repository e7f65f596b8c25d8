package io.flashsale.throttle;

import io.flashsale.throttle.HoldThrottle.CreditRequest;
import io.flashsale.throttle.HoldThrottle.Grant;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The credits that one group has taken and not spent yet.
 *
 * <p>Asked in rounds, spent in the order of arrival: a credit that one applicant could not use goes
 * to the next who asks for the same counter. Not thread-safe.
 */
public final class Credits {

  /** Whether an applicant may have a hold. */
  public sealed interface Decision {
    /** Both credits are spent on this applicant. */
    record Granted() implements Decision {}

    /** A limit is reached; nothing is spent. */
    record Refused(Scope scope, Duration retryAfter) implements Decision {}
  }

  private static final Decision GRANTED = new Decision.Granted();

  private final HoldThrottle throttle;
  private final ThrottleSettings settings;
  private final Map<String, Integer> unspent = new HashMap<>();
  private final Map<String, Integer> spent = new HashMap<>();
  private final Map<String, Duration> windowLeft = new HashMap<>();
  private final Set<String> exhausted = new HashSet<>();

  Credits(HoldThrottle throttle, ThrottleSettings settings) {
    this.throttle = throttle;
    this.settings = settings;
  }

  /** Takes what these applicants may need beyond what is unspent. */
  public void ask(List<Applicant> applicants) throws ThrottleUnavailable {
    Map<String, CreditRequest> requests = new HashMap<>();
    for (Scope scope : Scope.values()) {
      int limit = settings.limit(scope);
      if (limit == 0) {
        continue;
      }
      Map<String, Integer> wanted = new HashMap<>();
      applicants.forEach(applicant -> wanted.merge(scope.key(applicant), 1, Integer::sum));
      wanted.forEach(
          (key, count) -> {
            int missing = count - unspent.getOrDefault(key, 0);
            if (missing > 0 && !exhausted.contains(key)) {
              requests.put(key, new CreditRequest(limit, missing));
            }
          });
    }
    if (!requests.isEmpty()) {
      throttle
          .take(requests, settings.window())
          .forEach((key, grant) -> keep(key, grant, requests));
    }
  }

  private void keep(String key, Grant grant, Map<String, CreditRequest> requests) {
    unspent.merge(key, grant.granted(), Integer::sum);
    windowLeft.put(key, grant.windowLeft());
    CreditRequest request = requests.get(key);
    if (request != null && grant.granted() < request.wanted()) {
      exhausted.add(key);
    }
  }

  /** Spends a credit of each limit on the applicant, or none at all. */
  public Decision spend(Applicant applicant) {
    for (Scope scope : Scope.values()) {
      String key = scope.key(applicant);
      if (settings.limit(scope) > 0 && unspent.getOrDefault(key, 0) == 0) {
        return new Decision.Refused(scope, windowLeft.getOrDefault(key, settings.window()));
      }
    }
    for (Scope scope : Scope.values()) {
      if (settings.limit(scope) > 0) {
        unspent.merge(scope.key(applicant), -1, Integer::sum);
        spent.merge(scope.key(applicant), 1, Integer::sum);
      }
    }
    return GRANTED;
  }

  /** Gives back what was not spent. */
  public void refundUnspent() {
    throttle.refund(unspent);
    unspent.clear();
  }

  /** Gives everything back: the group's holds were not made. */
  public void refundAll() {
    spent.forEach((key, count) -> unspent.merge(key, count, Integer::sum));
    spent.clear();
    refundUnspent();
  }
}
