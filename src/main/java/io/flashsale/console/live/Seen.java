package io.flashsale.console.live;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Whether a page is in sight, for its polls: what nobody looks at is not read. */
public final class Seen {
  private volatile boolean seen;

  /** Tells whether the page is in sight. */
  public void set(boolean inSight) {
    seen = inSight;
  }

  /** A source that is asked only while the page is in sight. */
  public <T> Supplier<Optional<T>> only(Supplier<T> source) {
    return () -> seen ? Optional.of(source.get()) : Optional.empty();
  }

  /** A sink that hears what such a source has answered. */
  public <T> Consumer<Reading<Optional<T>>> told(Consumer<Reading<T>> sink) {
    return reading -> {
      switch (reading) {
        case Reading.Fresh<Optional<T>>(Optional<T> value) ->
            value.ifPresent(fresh -> sink.accept(new Reading.Fresh<>(fresh)));
        case Reading.Missing<Optional<T>>() -> sink.accept(new Reading.Missing<>());
      }
    };
  }
}
