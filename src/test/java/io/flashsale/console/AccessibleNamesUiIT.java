package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.PAGES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Who hears the console instead of seeing it is told what each control is. */
class AccessibleNamesUiIT extends ConsoleUi {

  AccessibleNamesUiIT() {
    super(FakeStart.ready());
  }

  @Test
  void every_control_of_every_page_has_a_name() {
    console.waitUntilOpen();
    List<String> nameless = new ArrayList<>();
    for (String page : PAGES) {
      console.open(page);
      WaitForAsyncUtils.waitForAsyncFx(
          60_000,
          () -> {
            stage.getScene().getRoot().applyCss();
            look(page, stage.getScene().getRoot(), nameless);
          });
    }
    assertThat(nameless).isEmpty();
  }

  /** What a control is built of is its own affair, but what scrolls is looked into. */
  private static void look(String page, Node node, List<String> nameless) {
    if (says(node.getAccessibleText()) || node.getStyleClass().contains("message-action")) {
      // A whole with a name; or what gets its text together with the message.
      return;
    }
    if (node instanceof ScrollPane scroll) {
      look(page, scroll.getContent(), nameless);
    } else if (node instanceof Control || node instanceof ImageView) {
      if (!isNamed(node)) {
        nameless.add(page + ": " + node);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(page, child, nameless));
    }
  }

  private static boolean isNamed(Node node) {
    return node instanceof Label || (node instanceof Labeled labeled && says(labeled.getText()));
  }

  private static boolean says(String text) {
    return text != null && !text.isBlank();
  }
}
