package io.flashsale;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in reverse, once; one that fails does not keep the others open. */
final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private boolean closed;

  /** Adds what was just opened; it is closed at once when the closing has come before it. */
  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      closeQuietly(resource);
    } else {
      opened.push(resource);
    }
    return resource;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!opened.isEmpty()) {
      closeQuietly(opened.pop());
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.warn("{} did not close well", resource.getClass().getSimpleName(), e);
    }
  }
}
