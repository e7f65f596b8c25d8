package io.flashsale.console;

import io.flashsale.console.memory.Memory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window over a fake store, for each test. */
abstract class ConsoleUi {
  final FakeStart start;
  final List<String> copied = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> exit = new CompletableFuture<>();
  final ConsoleHandle console = new ConsoleHandle(new FxRobot());
  final Memory memory = Memory.ofThisTime();
  Stage stage;

  ConsoleUi(FakeStart start) {
    this.start = start;
  }

  @BeforeEach
  void openWindow() throws Exception {
    FxToolkit.registerPrimaryStage();
    stage = FxToolkit.registerStage(Stage::new);
    WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> new ConsoleWindow(stage, start, copied::add, memory, exit::complete).open());
  }

  @AfterEach
  void closeWindow() throws Exception {
    start.mayStart.countDown();
    start.mayClose.countDown();
    WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    exit.get(60, TimeUnit.SECONDS);
    FxToolkit.cleanupStages();
  }
}
