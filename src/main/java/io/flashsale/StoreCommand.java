package io.flashsale;

import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.util.concurrent.CountDownLatch;

/** Runs the store until it is told to end. */
final class StoreCommand {
  private final Settings settings;

  StoreCommand(Settings settings) {
    this.settings = settings;
  }

  int run() throws StartFailure {
    App app = App.start(settings, step -> System.out.println(step + " ..."));
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      app.close();
                      ended.countDown();
                    }));
    Announcement.print(app, System.out);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
