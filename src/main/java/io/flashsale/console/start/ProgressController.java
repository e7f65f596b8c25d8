package io.flashsale.console.start;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The view of something that takes its time. It is the first frame, so it stays small. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ProgressController {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final ProgressViewModel viewModel;

  @FXML private Label title;
  @FXML private Label subtitle;
  @FXML private VBox steps;

  public ProgressController(ProgressViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  void initialize() {
    title.setText(viewModel.title());
    subtitle.setText(viewModel.subtitle());
    viewModel.steps().addListener((ListChangeListener<String>) change -> showSteps());
    showSteps();
  }

  private void showSteps() {
    for (int i = steps.getChildren().size(); i < viewModel.steps().size(); i++) {
      steps.getChildren().forEach(step -> step.pseudoClassStateChanged(CURRENT, false));
      steps.getChildren().add(stepLine(viewModel.steps().get(i)));
    }
  }

  private static Label stepLine(String description) {
    Region dot = new Region();
    dot.getStyleClass().add("step-dot");
    Label line = new Label(description, dot);
    line.getStyleClass().add("step");
    line.pseudoClassStateChanged(CURRENT, true);
    return line;
  }
}
