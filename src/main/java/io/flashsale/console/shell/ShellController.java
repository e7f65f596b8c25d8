package io.flashsale.console.shell;

import io.flashsale.console.health.HealthLight;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.theme.Appearance;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.ChoiceButton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the frame: the navigation to the left, the chosen page beside it. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ShellController {
  private static final String REMEMBERED = "page";

  private final List<Page> pages;
  private final HealthViewModel health;
  private final ThemeViewModel theme;
  private final Memory memory;
  private final List<Shortcut> everywhere;
  private final Map<Page, Parent> opened = new HashMap<>();
  private final ToggleGroup entries = new ToggleGroup();
  private @Nullable Page current;
  private @Nullable PageKeys keys;

  @FXML private StackPane frame;
  @FXML private VBox navigation;
  @FXML private StackPane content;
  @FXML private ShortcutSheet sheet;
  @FXML private Label summary;
  @FXML private FontIcon summaryIcon;
  @FXML private ChoiceButton followSystem;
  @FXML private ChoiceButton light;
  @FXML private ChoiceButton dark;

  /**
   * A frame around some pages; the page of the last time is shown first, else the first.
   *
   * @param everywhere the keys that the window knows, to be listed
   */
  public ShellController(
      List<Page> pages,
      HealthViewModel health,
      ThemeViewModel theme,
      Memory memory,
      List<Shortcut> everywhere) {
    this.pages = List.copyOf(pages);
    this.health = health;
    this.theme = theme;
    this.memory = memory;
    this.everywhere = List.copyOf(everywhere);
  }

  @FXML
  void initialize() {
    keys = new PageKeys(frame);
    pages.forEach(page -> navigation.getChildren().add(entry(page)));
    open(placeOfLastTime());
    summary.textProperty().bind(health.summaryProperty());
    HealthLight.bind(summary, summaryIcon, health.overallProperty());
    offer(followSystem, Appearance.SYSTEM);
    offer(light, Appearance.LIGHT);
    offer(dark, Appearance.DARK);
  }

  private int placeOfLastTime() {
    String key = memory.get(REMEMBERED);
    for (int place = 0; place < pages.size(); place++) {
      if (pages.get(place).name().key().equals(key)) {
        return place;
      }
    }
    return 0;
  }

  private ChoiceButton entry(Page page) {
    ChoiceButton entry = new ChoiceButton();
    entry.setId("nav-" + page.name().key());
    entry.setText(page.name().title());
    entry.setGraphic(new FontIcon(page.name().icon()));
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.getStyleClass().add("navigation-entry");
    entry.setToggleGroup(entries);
    entry.setTooltip(new Tooltip("Ctrl+%d".formatted(pages.indexOf(page) + 1)));
    entry
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                show(page);
              }
            });
    return entry;
  }

  private void show(Page page) {
    if (current != null) {
      current.hidden();
    }
    current = page;
    memory.put(REMEMBERED, page.name().key());
    content.getChildren().setAll(opened.computeIfAbsent(page, Page::view));
    if (keys != null) {
      keys.use(page.shortcuts());
    }
    sheet.close();
    page.shown();
  }

  private void offer(ChoiceButton button, Appearance appearance) {
    button.setOnAction(event -> theme.appearanceProperty().set(appearance));
    theme.appearanceProperty().subscribe(now -> button.setSelected(now == appearance));
  }

  /** Opens the page at a place in the navigation, counted from 0; none where there is none. */
  public void open(int place) {
    if (place < entries.getToggles().size()) {
      entries.selectToggle(entries.getToggles().get(place));
    }
  }

  /** Opens the page with this key. */
  public void open(String key) {
    for (int place = 0; place < pages.size(); place++) {
      if (pages.get(place).name().key().equals(key)) {
        open(place);
      }
    }
  }

  /** Puts the cursor where things are found on the page in sight. */
  public void find() {
    if (current != null) {
      current.find();
    }
  }

  /** Shows the list of keys, or puts it away. */
  public void flipSheet() {
    List<Shortcut> listed = new ArrayList<>(everywhere);
    if (current != null) {
      listed.addAll(current.shortcuts());
    }
    sheet.flip(pages.stream().map(page -> page.name().title().replace("_", "")).toList(), listed);
  }

  /** The page in sight is no longer: the console closes. */
  public void close() {
    if (current != null) {
      current.hidden();
      current = null;
    }
  }
}
