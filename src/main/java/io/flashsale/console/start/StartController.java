package io.flashsale.console.start;

import io.flashsale.console.view.CopyButton;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The view of the window that has no console in it. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class StartController {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final StartViewModel viewModel;

  @FXML private Node starting;
  @FXML private Node failed;
  @FXML private Node closing;
  @FXML private VBox steps;
  @FXML private TextArea sentence;
  @FXML private CopyButton copy;
  @FXML private Button quit;

  public StartController(StartViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  void initialize() {
    viewModel.phaseProperty().subscribe(this::show);
    viewModel.steps().addListener((ListChangeListener<String>) change -> showSteps());
    sentence.textProperty().bind(viewModel.failureProperty());
    copy.copyBy(viewModel::copyFailure);
    showSteps();
  }

  private void show(StartPhase phase) {
    starting.setVisible(phase == StartPhase.STARTING);
    failed.setVisible(phase == StartPhase.FAILED);
    closing.setVisible(phase == StartPhase.CLOSING);
    if (phase == StartPhase.FAILED) {
      quit.requestFocus();
    }
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

  @FXML
  void quit() {
    viewModel.quit();
  }
}
