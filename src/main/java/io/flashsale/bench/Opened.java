package io.flashsale.bench;

/** Takes what was opened, to close it in reverse when all is over, however it ends. */
public interface Opened {

  /** Takes a resource and gives it back. */
  <T extends AutoCloseable> T add(T resource);
}
