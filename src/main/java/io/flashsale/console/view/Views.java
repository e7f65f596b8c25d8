package io.flashsale.console.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a view: the FXML file that lies beside its controller's class. */
public final class Views {
  private Views() {}

  /**
   * Loads the FXML file of a controller that was made by its constructor.
   *
   * <p>The file may name no other controller than this one: what a view consists of is decided by
   * whoever builds it.
   */
  public static Parent load(Object controller, String file) {
    Class<?> type = controller.getClass();
    URL location = type.getResource(file);
    if (location == null) {
      throw new IllegalArgumentException("no %s beside %s".formatted(file, type));
    }
    FXMLLoader loader = new FXMLLoader(location);
    loader.setControllerFactory(
        wanted -> {
          if (wanted != type) {
            throw new IllegalArgumentException("%s wants %s".formatted(file, wanted));
          }
          return controller;
        });
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
