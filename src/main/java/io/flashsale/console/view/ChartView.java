package io.flashsale.console.view;

import io.flashsale.console.live.Poll;
import io.flashsale.console.live.Reading;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A chart that is drawn off the FX thread: the window only shows the picture, so that however long
 * a drawing takes nobody waits for it. One drawing goes on at a time; what comes meanwhile is drawn
 * as one.
 */
public final class ChartView extends Region {
  private static final double LEAST_SIDE = 8;

  /** So far from the mouse are words about what it points at. */
  private static final double BESIDE = 14;

  private final ImageView image = new ImageView();
  private final Tooltip hover = new Tooltip();
  private final Poll<Optional<ChartImage>> drawing;
  private volatile ChartImage.@Nullable Wish wish;
  private @Nullable ChartPainter painter;
  private @Nullable ChartImage shown;

  public ChartView() {
    this(Thread::startVirtualThread);
  }

  /**
   * @param drawers where charts are drawn
   */
  ChartView(Executor drawers) {
    getStyleClass().add("chart-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    image.setManaged(false);
    image.setMouseTransparent(true);
    getChildren().add(image);
    drawing = new Poll<>(this::draw, drawers, Platform::runLater, this::take, System::nanoTime);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::tell);
    addEventHandler(MouseEvent.MOUSE_EXITED, mouse -> hover.hide());
  }

  /**
   * Shows another chart, as soon as it is drawn.
   *
   * @param newPainter asked off the FX thread, by one thread at a time
   */
  public void show(ChartPainter newPainter) {
    painter = newPainter;
    ask();
  }

  private void ask() {
    ChartPainter now = painter;
    if (now == null || getScene() == null || getWidth() < LEAST_SIDE || getHeight() < LEAST_SIDE) {
      return;
    }
    wish = new ChartImage.Wish(now, getWidth(), getHeight(), scale());
    drawing.refresh();
  }

  private double scale() {
    Window window = getScene().getWindow();
    return window == null ? 1 : Math.max(window.getOutputScaleX(), window.getOutputScaleY());
  }

  private Optional<ChartImage> draw() {
    return Optional.ofNullable(wish).map(ChartImage::draw);
  }

  private void take(Reading<Optional<ChartImage>> reading) {
    if (reading instanceof Reading.Fresh<Optional<ChartImage>>(var drawn)) {
      drawn.ifPresent(this::put);
    }
  }

  private void put(ChartImage drawn) {
    shown = drawn;
    image.setImage(drawn.image());
    image.setFitWidth(drawn.width());
    image.setFitHeight(drawn.height());
  }

  @Override
  protected void layoutChildren() {
    image.relocate(0, 0);
    ChartImage.Wish asked = wish;
    if (asked == null || !asked.fits(getWidth(), getHeight(), scale())) {
      ask();
    }
  }

  private void tell(MouseEvent mouse) {
    String text = shown == null ? null : shown.at(mouse.getX(), mouse.getY());
    if (text == null) {
      hover.hide();
    } else {
      hover.setText(text);
      hover.show(this, mouse.getScreenX() + BESIDE, mouse.getScreenY() + BESIDE);
    }
  }
}
