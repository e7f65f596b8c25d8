package io.flashsale.console.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks somebody at the desk for a picture. */
@FunctionalInterface
public interface PictureChoice {

  /** The file that was chosen over the window, or empty; called on the FX thread. */
  Optional<Path> open(Window over);

  /** The desktop's own dialogue, for files with these endings, such as {@code *.png}. */
  static PictureChoice ofDesktop(String title, String kind, List<String> endings) {
    return over -> {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(title);
      chooser.getExtensionFilters().add(new ExtensionFilter(kind, endings));
      return Optional.ofNullable(chooser.showOpenDialog(over)).map(File::toPath);
    };
  }
}
