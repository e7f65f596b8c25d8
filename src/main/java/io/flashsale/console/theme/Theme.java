package io.flashsale.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Puts light or dark on the whole console, as its view model says. */
public final class Theme {
  private static final List<String> SHEETS =
      List.of(
          "base.css",
          "shell.css",
          "cards.css",
          "table.css",
          "chart.css",
          "products.css",
          "orders.css",
          "server.css",
          "office.css",
          "start.css");

  private final ThemeViewModel viewModel;

  /** A theme that follows the desktop's colours; made on the FX thread. */
  public Theme(ThemeViewModel viewModel) {
    this.viewModel = viewModel;
    loadFont("Inter-Regular.ttf");
    loadFont("Inter-Bold.ttf");
    viewModel
        .systemDarkProperty()
        .bind(Platform.getPreferences().colorSchemeProperty().map(c -> c == ColorScheme.DARK));
    viewModel.darkProperty().subscribe(Theme::useAtlanta);
  }

  /** Styles a scene from now on. */
  public void dress(Scene scene) {
    scene.getStylesheets().add(palette(viewModel.darkProperty().get()));
    for (String sheet : SHEETS) {
      scene.getStylesheets().add(resource(sheet));
    }
    viewModel.darkProperty().subscribe(dark -> scene.getStylesheets().set(0, palette(dark)));
  }

  /** The sheet that gives the named colours their values; pop-ups take it over from the scene. */
  private static String palette(boolean dark) {
    return resource(dark ? "dark.css" : "light.css");
  }

  private static void useAtlanta(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
  }

  private static void loadFont(String file) {
    try (InputStream font = Theme.class.getResourceAsStream("font/" + file)) {
      Font.loadFont(font, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String file) {
    return Objects.requireNonNull(Theme.class.getResource(file), file).toExternalForm();
  }
}
