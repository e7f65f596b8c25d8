package io.flashsale;

import io.flashsale.console.Console;
import io.flashsale.console.ConsoleStart;
import io.flashsale.console.Display;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import io.flashsale.web.HttpLimits;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the store, with its console where a window can be had, until it is told to end. */
final class StoreCommand {
  private static final String INSIDE = "inside this program";

  private final Settings settings;
  private final boolean window;
  private final Closing closing = new Closing();

  /**
   * @param window whether to open the console
   */
  StoreCommand(Settings settings, boolean window) {
    this.settings = settings;
    this.window = window;
  }

  int run() throws StartFailure {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(closing::close));
    if (!window) {
      return runServer();
    }
    Optional<String> noWindow = Display.open();
    if (noWindow.isPresent()) {
      System.out.println(noWindow.get() + " The store runs without a window.");
      return runServer();
    }
    // JavaFX ends its renderer in a hook of its own and then prints what its last pulse met.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("quiet")
                .unstarted(() -> System.setErr(new PrintStream(OutputStream.nullOutputStream()))));
    return Console.run(new WithConsole(), Memory.of(settings.home().resolve("console.properties")));
  }

  private int runServer() throws StartFailure {
    App app = App.start(settings, HttpLimits.ofThisSystem(false), StoreCommand::printStep, closing);
    Announcement.print(app, System.out);
    var ended = new CountDownLatch(1);
    closing.add(ended::countDown);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void printStep(String step) {
    System.out.println(step + " ...");
  }

  /** The store as the console starts and ends it. */
  private final class WithConsole implements ConsoleStart {

    @Override
    public ConsoleStore start(StartProgress progress) throws StartFailure {
      try {
        App app =
            App.start(
                settings,
                HttpLimits.ofThisSystem(true),
                step -> {
                  printStep(step);
                  progress.step(step);
                },
                closing);
        Announcement.print(app, System.out);
        return consoleStore(app);
      } catch (StartFailure e) {
        System.err.println(e.sentence());
        throw e;
      }
    }

    @Override
    public void close() {
      closing.close();
    }
  }

  private ConsoleStore consoleStore(App app) {
    List<String> urls =
        app.addresses().lan().isEmpty() ? List.of(app.addresses().local()) : app.addresses().lan();
    return ConsoleServices.of(
        app.store(),
        app.addresses()::answers,
        new StoreInfo(
            urls,
            app.adminToken().get(),
            settings.currency(),
            settings.databaseUrl() == null ? INSIDE : settings.databaseUrl().shown(),
            settings.redisUrls().isEmpty() ? INSIDE : "REDIS_URL"),
        StoreOffice.of(app));
  }
}
