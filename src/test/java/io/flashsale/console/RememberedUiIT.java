package io.flashsale.console;

import static io.flashsale.console.ConsoleHandle.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What the next window takes over from the last. */
class RememberedUiIT extends ConsoleUi {

  RememberedUiIT() {
    super(FakeStart.ready());
  }

  @Test
  void the_next_window_has_its_place_its_columns_and_its_filter_again() throws Exception {
    console.waitUntilOpen();
    List<String> before = columns();
    onFx(
        () -> {
          stage.setX(40);
          stage.setY(30);
          stage.setWidth(1100);
          stage.setHeight(700);
          var columns = console.table().getColumns();
          columns.get(2).setVisible(false);
          columns.add(columns.remove(3));
        });
    console.chooseState("Live");
    eventually(() -> "40 30 1100 700".equals(memory.get("window.place")));
    closeWindow();

    openWindow();

    console.waitUntilOpen();
    assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
        .containsExactly(40.0, 30.0, 1100.0, 700.0);
    assertThat(columns())
        .doesNotContain(before.get(2))
        .hasSize(before.size() - 1)
        .endsWith(before.get(3));
    assertThat(memory.get("overview.state")).isEqualTo("LIVE");
  }

  /** The ids of the columns in sight, in their order. */
  private List<String> columns() {
    TableView<?> table = console.table();
    return WaitForAsyncUtils.waitForAsyncFx(
        60_000, () -> table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList());
  }

  private static void onFx(Runnable change) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, change);
  }
}
