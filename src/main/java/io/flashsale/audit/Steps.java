package io.flashsale.audit;

import io.flashsale.persistence.Database;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hibernate.StatelessSession;

/** The reading of the check, in short transactions of their own. */
final class Steps {
  private final Database database;
  private final AuditRepository repository;
  private final LongSupplier nanoTime;
  private final PageSize page = new PageSize();

  Steps(Database database, AuditRepository repository, LongSupplier nanoTime) {
    this.database = database;
    this.repository = repository;
    this.nanoTime = nanoTime;
  }

  /** How many rows the next step reads at most. */
  int rows() {
    return page.rows();
  }

  List<BooksRow> products(int afterId) {
    return timed(session -> repository.rows(session, afterId, page.rows()));
  }

  boolean exists(int productId) {
    return timed(session -> repository.find(session, productId).isPresent());
  }

  List<AuditedEvent> events(int productId, long after, long last) {
    return timed(session -> repository.events(session, productId, after, last, page.rows()));
  }

  List<AuditedOrder> orders(UUID after) {
    return timed(session -> repository.orders(session, after, page.rows()));
  }

  OptionalInt strayEvents() {
    return timed(repository::strayEvents);
  }

  private <T> T timed(Function<StatelessSession, T> step) {
    long begun = nanoTime.getAsLong();
    try {
      T result = database.call(step);
      page.took(nanoTime.getAsLong() - begun);
      return result;
    } catch (RuntimeException e) {
      page.failed();
      throw e;
    }
  }
}
