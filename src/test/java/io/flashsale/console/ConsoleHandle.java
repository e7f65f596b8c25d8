package io.flashsale.console;

import static org.awaitility.Awaitility.await;

import io.flashsale.console.overview.ProductRow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/** The console as somebody at the desk uses it. */
final class ConsoleHandle {
  /** The keys of all pages, in the order of the navigation. */
  static final List<String> PAGES =
      List.of("overview", "products", "orders", "line", "activity", "rehearsal", "server", "files");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FxRobot robot;

  ConsoleHandle(FxRobot robot) {
    this.robot = robot;
  }

  /** Waits until something is so on the FX thread. */
  static void eventually(Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  /** Looks at the scene on its own thread, where it does not change meanwhile. */
  private static <T> T onFx(Callable<T> look) {
    if (!Platform.isFxApplicationThread()) {
      return WaitForAsyncUtils.waitForAsyncFx(60_000, look);
    }
    try {
      return look.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void waitUntilOpen() {
    eventually(() -> isShown("#table"));
    eventually(() -> !text("#holds .figure-value").equals("–"));
  }

  boolean saysThatItCloses() {
    return isShown("#title") && text("#title").equals("Closing…");
  }

  boolean isShown(String query) {
    return onFx(
        () -> robot.lookup(query).tryQuery().map(ConsoleHandle::isTreeVisible).orElse(false));
  }

  private static boolean isTreeVisible(Node node) {
    return node.getScene() != null
        && node.isVisible()
        && (node.getParent() == null || isTreeVisible(node.getParent()));
  }

  String text(String query) {
    return onFx(
        () ->
            robot.lookup(query).<Node>query() instanceof Labeled labeled
                ? labeled.getText()
                : robot.lookup(query).<TextInputControl>query().getText());
  }

  /** The texts of all labels that match. */
  List<String> texts(String query) {
    return onFx(
        () ->
            robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList());
  }

  /** Takes the text out of a field. */
  void clear(String query) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> robot.lookup(query).<TextInputControl>query().clear());
  }

  /** Types into a field instead of what is there. */
  void fill(String query, String text) {
    TextInputControl field = onFx(() -> robot.lookup(query).query());
    eventually(
        () -> {
          field.getScene().getWindow().requestFocus();
          field.requestFocus();
          return field.isFocused();
        });
    onFx(
        () -> {
          field.clear();
          return field;
        });
    robot.write(text, 0);
  }

  /** How many cells of a list show something. */
  long cells(String query) {
    return onFx(
        () ->
            robot.lookup(query + " .product-cell").queryAll().stream()
                .filter(ConsoleHandle::isTreeVisible)
                .count());
  }

  void click(String query) {
    clickOn(() -> robot.lookup(query));
  }

  /**
   * Clicks the middle of a node as soon as it is shown. Where that is, is asked on the FX thread:
   * left to the robot it is measured on this one, and two threads that lay out one text break it
   * for both.
   */
  private void clickOn(Supplier<NodeQuery> look) {
    eventually(() -> look.get().tryQuery().map(ConsoleHandle::isTreeVisible).orElse(false));
    robot.clickOn(
        onFx(
            () -> {
              Node node = look.get().query();
              Bounds inside = node.getLayoutBounds();
              return node.localToScreen(inside.getCenterX(), inside.getCenterY());
            }));
  }

  /** Opens a page without the mouse's way to it. */
  void open(String page) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> robot.lookup("#nav-" + page).<ToggleButton>query().fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Presses a button, wherever on the page it is. */
  void fire(String button) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> robot.lookup(button).<ButtonBase>query().fire());
  }

  /** Puts a text into a field, wherever on the page it is. */
  void set(String field, String text) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> robot.lookup(field).<TextInputControl>query().setText(text));
  }

  /** Chooses a day from the calendar in a part of the page. */
  void chooseDay(String query, LocalDate day) {
    onFx(
        () -> {
          robot.lookup(query + " .date-picker").<DatePicker>query().setValue(day);
          return day;
        });
  }

  /** Waits until a part of the page is shown, for as long as the slowest machine takes. */
  void untilShown(String query) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isShown(query));
  }

  void press(KeyCode... keys) {
    holdFocus();
    robot.push(keys);
  }

  void type(String text) {
    holdFocus();
    robot.write(text, 0);
  }

  /** Monocle leaves the keys to nobody when a popup that had them closes. */
  private static void holdFocus() {
    eventually(
        () -> {
          List<Window> windows = Window.getWindows();
          if (windows.stream().noneMatch(Window::isFocused)) {
            windows.stream().filter(Stage.class::isInstance).forEach(Window::requestFocus);
          }
          return windows.stream().anyMatch(Window::isFocused);
        });
  }

  /** Clicks the header of a column. */
  void sortBy(String column) {
    clickOn(
        () ->
            robot
                .lookup(".column-header .label")
                .match((Labeled label) -> label.getText().equals(column)));
  }

  TableView<ProductRow> table() {
    return onFx(() -> robot.lookup("#table").queryTableView());
  }

  /** The names in the table, in the order shown. */
  List<String> products() {
    return WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> table().getItems().stream().map(row -> row.line().name()).toList());
  }

  /** Whether the columns of a table are no wider than the room that they have, so none is cut. */
  boolean columnsFit(String query) {
    return onFx(
        () -> {
          TableView<?> shown = robot.lookup(query).queryTableView();
          double columns =
              shown.getVisibleLeafColumns().stream().mapToDouble(TableColumnBase::getWidth).sum();
          Region room = (Region) shown.lookup(".clipped-container");
          return columns <= room.getWidth() + 1;
        });
  }

  /** How many rows a table has. */
  int rows(String query) {
    return WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> robot.lookup(query).queryTableView().getItems().size());
  }

  /** Chooses a row of a table, counted from 0. */
  void selectRow(String query, int row) {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          TableView<?> shown = robot.lookup(query).queryTableView();
          shown.requestFocus();
          shown.getSelectionModel().select(row);
        });
  }

  void chooseState(String state) {
    choose("#state", state);
  }

  /** Chooses one of a list of choices by its text. */
  void choose(String query, String state) {
    clickOn(() -> robot.lookup(query));
    clickOn(() -> robot.lookup(".list-cell").match((Labeled cell) -> state.equals(cell.getText())));
  }

  void openServerPage() {
    click("#nav-server");
    eventually(() -> isShown("#qr"));
  }

  ImageView qr() {
    return onFx(() -> robot.lookup("#qr").queryAs(ImageView.class));
  }

  Node node(String query) {
    return onFx(() -> robot.lookup(query).query());
  }
}
