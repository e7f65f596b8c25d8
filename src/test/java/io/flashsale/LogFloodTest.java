package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogFloodTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final LogFlood flood = new LogFlood(now::get);

  @Test
  void theFirstFewPassAndThenOneASecond() {
    assertThat(passes(Level.WARN, "away: {}", 100)).isEqualTo(LogFlood.PASSES);

    now.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(passes(Level.WARN, "away: {}", 100)).isZero();

    now.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(passes(Level.WARN, "away: {}", 100)).isEqualTo(1);
  }

  @Test
  void otherWordsAreAnotherMatter() {
    passes(Level.ERROR, "away: {}", 100);

    assertThat(passes(Level.ERROR, "broken: {}", 1)).isEqualTo(1);
  }

  @Test
  void afterAQuietWhileTheFirstFewPassAgain() {
    passes(Level.WARN, "away: {}", 100);
    now.addAndGet(Duration.ofHours(1).toNanos());

    assertThat(passes(Level.WARN, "away: {}", 100)).isEqualTo(LogFlood.PASSES);
  }

  @Test
  void whatIsNoWarningIsNotCounted() {
    assertThat(passes(Level.INFO, "sold: {}", 100)).isEqualTo(100);
  }

  private int passes(Level level, String words, int times) {
    var logger = new LoggerContext().getLogger("test");
    int passed = 0;
    for (int i = 0; i < times; i++) {
      FilterReply reply = flood.decide(null, logger, level, words, new Object[] {i}, null);
      passed += reply == FilterReply.NEUTRAL ? 1 : 0;
    }
    return passed;
  }
}
