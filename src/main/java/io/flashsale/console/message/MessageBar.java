package io.flashsale.console.message;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.Message.Kind;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line of a page that shows its message: it takes no room while there is none. */
public final class MessageBar extends HBox {
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final FontIcon icon = new FontIcon(Feather.INFO);
  private final Label sentence = new Label();
  private final Button action = new Button();
  private final Button dismiss = new Button();

  public MessageBar() {
    getStyleClass().add("message");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.getStyleClass().add("message-sentence");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    action.setMnemonicParsing(true);
    action.getStyleClass().add("message-action");
    action.setMinWidth(USE_PREF_SIZE);
    dismiss.setGraphic(new FontIcon(Feather.X));
    dismiss.setAccessibleText("Dismiss this message");
    dismiss.getStyleClass().addAll("flat", "message-dismiss");
    getChildren().addAll(icon, sentence, action, dismiss);
    show((Message) null);
  }

  /** Shows what the view model says from now on. */
  public void show(MessageViewModel viewModel) {
    dismiss.setOnAction(event -> viewModel.clear());
    viewModel.messageProperty().subscribe(this::show);
  }

  private void show(@Nullable Message message) {
    setVisible(message != null);
    setManaged(message != null);
    if (message == null) {
      return;
    }
    pseudoClassStateChanged(DONE, message.kind() == Kind.DONE);
    pseudoClassStateChanged(ERROR, message.kind() == Kind.ERROR);
    icon.setIconCode(
        switch (message.kind()) {
          case DONE -> Feather.CHECK_CIRCLE;
          case NOTE -> Feather.INFO;
          case ERROR -> Feather.ALERT_TRIANGLE;
        });
    sentence.setText(message.sentence());
    Action offered = message.action();
    action.setVisible(offered != null);
    action.setManaged(offered != null);
    if (offered != null) {
      action.setText(offered.text());
      action.setOnAction(event -> offered.run().run());
    }
  }
}
