package io.flashsale;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * The first class of the jar, which any Java since 8 can load.
 *
 * <p>On a Java that is new enough it goes on with the store; on an older one it looks for a newer
 * one on the machine and starts the store there.
 */
public final class Launcher {

  static final int NEEDED = 25;

  private Launcher() {}

  /** Runs the store with these arguments. */
  public static void main(String[] arguments) throws Throwable {
    int version = JavaHome.major(System.getProperty("java.specification.version"));
    if (version >= NEEDED) {
      runHere(arguments);
      return;
    }
    Optional<JavaHome> newer = new JavaSearch(System.getenv()).find(NEEDED);
    if (newer.isPresent()) {
      System.exit(runThere(newer.get(), arguments));
    }
    System.err.println(
        "FlashSale needs Java "
            + NEEDED
            + " or newer, and this is Java "
            + version
            + ": install a JDK "
            + NEEDED
            + ", or set JAVA_HOME to one.");
    System.exit(1);
  }

  private static void runHere(String[] arguments) throws Throwable {
    // By name: the class after this one is too new for an old Java to load.
    try {
      Class.forName("io.flashsale.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static int runThere(JavaHome java, String[] arguments) throws InterruptedException {
    try {
      return new ChildJvm(java).run(arguments);
    } catch (IOException e) {
      System.err.println(
          "FlashSale could not be started with the Java in "
              + java.folder()
              + ": "
              + e.getMessage());
      return 1;
    }
  }
}
