package io.flashsale.persistence;

import java.time.Instant;
import org.hibernate.StatelessSession;

/** The time that decides, in microseconds. A port, so that tests set it. */
@FunctionalInterface
public interface StoreClock {

  /** The time now, asked on the session's own connection. */
  Instant now(StatelessSession session);
}
