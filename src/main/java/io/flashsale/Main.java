package io.flashsale;

import io.flashsale.settings.RawSettings;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs the program and ends it with an exit code. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  /** Called by the launcher; ends the process with an exit code other than 0 when it fails. */
  public static void main(String[] args) {
    System.setProperty("org.jboss.logging.provider", "slf4j");
    int exit = run(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Runs what the arguments ask for, and gives the exit code. */
  static int run(String... args) {
    try {
      // Without arguments there is nothing to read, and a window comes a quarter of a second
      // sooner: the library that reads them is of a format that the JVM's cache does not hold.
      return args.length == 0
          ? new StoreCommand(settings(Map.of()), true).run()
          : Commands.run(args);
    } catch (StartFailure e) {
      System.err.println(e.sentence());
      return FAILED;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("The store failed", e);
      System.err.println(
          "The store cannot go on for a reason of its own making: "
              + e.getMessage()
              + ". The details are in store.log in its home.");
      return FAILED;
    }
  }

  /** The settings of this process, where these flags go before its environment. */
  static Settings settings(Map<String, String> flags) throws StartFailure {
    return Settings.read(new RawSettings(flags, System.getenv()));
  }

  /** The version of the program that runs. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
