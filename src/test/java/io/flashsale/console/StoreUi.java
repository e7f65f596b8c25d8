package io.flashsale.console;

import io.flashsale.ConsoleServices;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.testing.TestStore;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window over a real store on real servers; a window for each test, a store for each class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreUi {
  final ConsoleHandle console = new ConsoleHandle(new FxRobot());
  TestStore store;
  Stage stage;
  private CompletableFuture<Integer> exit = new CompletableFuture<>();

  /** The page that is opened first. */
  abstract String page();

  /** Puts into the store what the tests look at. */
  void fill() throws Exception {}

  @BeforeAll
  void openStore() throws Exception {
    store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0");
    fill();
  }

  @AfterAll
  void closeStore() {
    store.close();
  }

  @BeforeEach
  void openWindow() throws Exception {
    exit = new CompletableFuture<>();
    Memory memory = Memory.ofThisTime();
    memory.put("page", page());
    memory.put("appearance", "LIGHT");
    FakeStart start = FakeStart.ready();
    start.outcome =
        () ->
            ConsoleServices.of(
                store.store(),
                () -> true,
                new StoreInfo(
                    List.of("http://localhost:" + store.port()),
                    TestStore.ADMIN_TOKEN,
                    Currency.getInstance("INR"),
                    "PostgreSQL",
                    "Redis"),
                new FakeOffice().office());
    FxToolkit.registerPrimaryStage();
    stage = FxToolkit.registerStage(Stage::new);
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> new ConsoleWindow(stage, start, text -> {}, memory, exit::complete).open());
    ConsoleHandle.eventually(() -> console.isShown("#navigation"));
  }

  @AfterEach
  void closeWindow() throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    exit.get(10, TimeUnit.SECONDS);
    FxToolkit.cleanupStages();
  }

  /** Keeps a picture of the window as it is, light and dark. */
  void keepLightAndDark(String name) throws Exception {
    Pictures.keep(stage.getScene(), name + "-light");
    console.press(KeyCode.CONTROL, KeyCode.T);
    Pictures.keep(stage.getScene(), name + "-dark");
    console.press(KeyCode.CONTROL, KeyCode.T);
  }

  void resize(double width, double height) {
    WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }
}
