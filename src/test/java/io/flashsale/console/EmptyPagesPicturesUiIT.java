package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.PAGES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of every page of a store that has nothing yet: each says what to do next. */
@Tag("load")
class EmptyPagesPicturesUiIT extends ConsoleUi {

  EmptyPagesPicturesUiIT() {
    super(FakeStart.ready());
    start.store.metrics = FakeStore::nothing;
    start.store.office.products = List::of;
    memory.put("appearance", "LIGHT");
  }

  @Test
  void every_page_with_nothing_in_it() throws Exception {
    console.waitUntilOpen();
    for (String page : PAGES) {
      console.open(page);
      assertThat(Pictures.keep(stage.getScene(), "empty-%s-light".formatted(page)))
          .isNotEmptyFile();
      console.press(KeyCode.CONTROL, KeyCode.T);
      assertThat(Pictures.keep(stage.getScene(), "empty-%s-dark".formatted(page))).isNotEmptyFile();
      console.press(KeyCode.CONTROL, KeyCode.T);
    }
  }
}
