package io.flashsale.testing;

import io.flashsale.persistence.StoreClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.StatelessSession;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements StoreClock {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MICROS));

  @Override
  public Instant now(StatelessSession session) {
    return now.get();
  }

  public Instant now() {
    return now.get();
  }

  public void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }
}
