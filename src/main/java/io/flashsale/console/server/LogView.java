package io.flashsale.console.server;

import java.util.Locale;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** The list of the log's lines. */
final class LogView {
  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final ListView<String> list;
  private final LogViewModel viewModel;

  LogView(ListView<String> list, LogViewModel viewModel) {
    this.list = list;
    this.viewModel = viewModel;
  }

  void show(TextField filter, ToggleButton follow, Label state) {
    list.setItems(viewModel.lines());
    list.setCellFactory(ignored -> new Line());
    filter.textProperty().bindBidirectional(viewModel.filterProperty());
    follow.selectedProperty().bindBidirectional(viewModel.followProperty());
    state.textProperty().bind(viewModel.stateProperty());
    viewModel
        .lines()
        .addListener(
            (ListChangeListener<String>)
                change -> {
                  if (viewModel.followProperty().get() && !viewModel.lines().isEmpty()) {
                    // After the list has taken the change in, too.
                    Platform.runLater(() -> list.scrollTo(viewModel.lines().size() - 1));
                  }
                });
  }

  private static final class Line extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty ? null : line);
      String shown = line == null || empty ? "" : line.toUpperCase(Locale.ROOT);
      pseudoClassStateChanged(WARN, shown.contains(" WARN "));
      pseudoClassStateChanged(BAD, shown.contains(" ERROR "));
    }
  }
}
