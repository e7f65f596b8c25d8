package io.flashsale.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How much the HTTP server takes on, so that a crowd or slow clients cannot use the store up.
 *
 * @param connections how many are open at most; one more waits in the system's queue, and idle ones
 *     are closed sooner meanwhile
 * @param requests how many are worked on at most; one more is answered 503
 * @param memory bytes of the heap that both may take: with many connections fewer requests
 * @param idle how long a connection is kept on which nothing moves
 * @param head how long a request's line and headers may take to arrive
 */
public record HttpLimits(int connections, int requests, long memory, Duration idle, Duration head) {

  private static final int CONNECTIONS = 12_000;
  private static final int REQUESTS = 4_000;

  /** What an idle connection keeps of the heap. */
  private static final int CONNECTION_BYTES = 5 * 1024;

  /** What a request takes beside its connection while it is worked on. */
  private static final int REQUEST_BYTES = 12 * 1024;

  /** The heap of a store that nobody calls, its young part, and what is let go late. */
  private static final long STORE_BYTES = 64L << 20;

  /** The same with the console. */
  private static final long CONSOLE_BYTES = 112L << 20;

  /** Files of the store's own: jars, logs, the connections to PostgreSQL and Redis. */
  private static final int OWN_FILES = 256;

  /** What is taken on whatever the system says. */
  private static final int LEAST = 128;

  /** A crowd that a sale may well have. */
  private static final int CROWD = 9_000;

  /**
   * The limits where the system gives so much.
   *
   * @param openFiles how many files and connections the process may have open
   * @param memory bytes of the heap for connections and requests
   */
  public static HttpLimits of(long openFiles, long memory) {
    long room = Math.min(openFiles - OWN_FILES, memory * 8 / 10 / CONNECTION_BYTES);
    return new HttpLimits(
        Math.clamp(room, LEAST, CONNECTIONS),
        REQUESTS,
        memory,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }

  /**
   * The limits of a store on this system.
   *
   * @param console whether the console shares the heap
   */
  public static HttpLimits ofThisSystem(boolean console) {
    long heap = Runtime.getRuntime().maxMemory();
    return of(openFiles(), Math.max(0, heap - (console ? CONSOLE_BYTES : STORE_BYTES)));
  }

  /**
   * How many files this process may have open; the JVM has raised the soft limit to the hard one.
   */
  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Integer.MAX_VALUE;
  }

  /** How many requests may be worked on while so many connections are open. */
  int requestsWith(int open) {
    long room = (memory - (long) open * CONNECTION_BYTES) / REQUEST_BYTES;
    return Math.clamp(room, Math.min(LEAST, requests), requests);
  }

  /** What to tell the operator where a crowd would not find room; empty where it would. */
  public String warning() {
    if (connections >= CROWD) {
      return "";
    }
    return "At most %d clients can be connected at once: a larger crowd needs a store without a window, more open files (ulimit -Hn) or more heap (-Xmx)."
        .formatted(connections);
  }
}
