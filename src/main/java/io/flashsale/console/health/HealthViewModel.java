package io.flashsale.console.health;

import io.flashsale.console.live.Reading;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The lights of database, Redis and server, and what they come to. */
public final class HealthViewModel {
  private final ReadOnlyObjectWrapper<Light> database = new ReadOnlyObjectWrapper<>(Light.UNKNOWN);
  private final ReadOnlyObjectWrapper<Light> redis = new ReadOnlyObjectWrapper<>(Light.UNKNOWN);
  private final ReadOnlyObjectWrapper<Light> server = new ReadOnlyObjectWrapper<>(Light.UNKNOWN);
  private final ReadOnlyObjectWrapper<Light> overall = new ReadOnlyObjectWrapper<>(Light.UNKNOWN);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper();

  public HealthViewModel() {
    overall.bind(Bindings.createObjectBinding(this::worst, database, redis, server));
    summary.bind(Bindings.createStringBinding(this::inWords, database, redis, server));
  }

  /** Takes in what became of asking; no answer at all means that the database hangs. */
  public void accept(Reading<Answers> reading) {
    switch (reading) {
      case Reading.Fresh<Answers>(Answers answers) -> {
        database.set(Light.of(answers.database()));
        redis.set(Light.of(answers.redis()));
        server.set(Light.of(answers.server()));
      }
      case Reading.Missing<Answers>() -> database.set(Light.BAD);
    }
  }

  private Light worst() {
    if (database.get() == Light.BAD || redis.get() == Light.BAD || server.get() == Light.BAD) {
      return Light.BAD;
    }
    return database.get();
  }

  private String inWords() {
    if (database.get() == Light.BAD) {
      return "Nothing sells: no database";
    }
    if (server.get() == Light.BAD) {
      return "The shop cannot be reached";
    }
    if (redis.get() == Light.BAD) {
      return "No new holds: no Redis";
    }
    return database.get() == Light.GOOD ? "All systems answer" : "Asking…";
  }

  public ReadOnlyObjectProperty<Light> databaseProperty() {
    return database.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Light> redisProperty() {
    return redis.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Light> serverProperty() {
    return server.getReadOnlyProperty();
  }

  /** The worst of the lights. */
  public ReadOnlyObjectProperty<Light> overallProperty() {
    return overall.getReadOnlyProperty();
  }

  /** What the lights mean for the sale, in some words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
