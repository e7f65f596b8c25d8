package io.flashsale.console.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop's own dialogs, each opened in the folder of the one before. */
final class DesktopFileChoice implements FileChoice {
  private @Nullable File folder;

  @Override
  public Optional<Path> save(String suggestedName, Kind kind) {
    FileChooser chooser = chooser(kind);
    chooser.setInitialFileName(suggestedName);
    return chosen(chooser.showSaveDialog(window()));
  }

  @Override
  public Optional<Path> open(Kind kind) {
    return chosen(chooser(kind).showOpenDialog(window()));
  }

  private FileChooser chooser(Kind kind) {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(kind.description(), "*." + kind.extension()));
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    return Optional.of(file.toPath());
  }

  private static @Nullable Window window() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }
}
