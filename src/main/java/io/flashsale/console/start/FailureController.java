package io.flashsale.console.start;

import io.flashsale.console.view.CopyButton;
import javafx.fxml.FXML;
import javafx.scene.control.TextArea;

/** The view of a start that failed. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class FailureController {
  private final FailureViewModel viewModel;

  @FXML private TextArea sentence;
  @FXML private CopyButton copy;

  public FailureController(FailureViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  void initialize() {
    sentence.setText(viewModel.sentence());
    copy.copyBy(viewModel::copySentence);
  }

  @FXML
  void quit() {
    viewModel.quit().run();
  }
}
