package io.flashsale.console.shell;

import io.flashsale.console.health.HealthLight;
import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.theme.Appearance;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.ChoiceButton;
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
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the frame: the navigation to the left, the chosen page beside it. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ShellController {
  private final List<Page> pages;
  private final HealthViewModel health;
  private final ThemeViewModel theme;
  private final Map<Page, Parent> opened = new HashMap<>();
  private final ToggleGroup entries = new ToggleGroup();

  @FXML private VBox navigation;
  @FXML private StackPane content;
  @FXML private Label summary;
  @FXML private FontIcon summaryIcon;
  @FXML private ChoiceButton followSystem;
  @FXML private ChoiceButton light;
  @FXML private ChoiceButton dark;

  /** A frame around some pages, of which the first is shown first. */
  public ShellController(List<Page> pages, HealthViewModel health, ThemeViewModel theme) {
    this.pages = List.copyOf(pages);
    this.health = health;
    this.theme = theme;
  }

  @FXML
  void initialize() {
    pages.forEach(page -> navigation.getChildren().add(entry(page)));
    open(0);
    summary.textProperty().bind(health.summaryProperty());
    HealthLight.bind(summary, summaryIcon, health.overallProperty());
    offer(followSystem, Appearance.SYSTEM);
    offer(light, Appearance.LIGHT);
    offer(dark, Appearance.DARK);
  }

  private ChoiceButton entry(Page page) {
    ChoiceButton entry = new ChoiceButton();
    entry.setText(page.title());
    entry.setGraphic(new FontIcon(page.icon()));
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.getStyleClass().add("navigation-entry");
    entry.setToggleGroup(entries);
    entry.setTooltip(new Tooltip("Ctrl+%d".formatted(pages.indexOf(page) + 1)));
    entry
        .selectedProperty()
        .subscribe(
            selected -> {
              if (selected) {
                content.getChildren().setAll(opened.computeIfAbsent(page, p -> p.view().get()));
              }
            });
    return entry;
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
}
