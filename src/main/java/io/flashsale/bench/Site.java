package io.flashsale.bench;

import java.net.URI;

/**
 * A store under measurement.
 *
 * @param process its JVM
 * @param api its HTTP API
 * @param database past the store: to read ids, and to make a past
 */
record Site(StoreProcess process, StoreApi api, BenchRepository database) implements AutoCloseable {

  URI store() {
    return api.store();
  }

  /** Ends the store, so that it takes nothing of the machine while others are measured. */
  @Override
  public void close() {
    process.close();
    api.close();
  }
}
