package io.flashsale.console.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Puts the keys of the page in sight on the window, and takes those of the last one off. */
final class PageKeys {
  private final List<KeyCombination> installed = new ArrayList<>();
  private final Node frame;
  private List<Shortcut> wanted = List.of();

  PageKeys(Node frame) {
    this.frame = frame;
    frame.sceneProperty().subscribe((before, after) -> move(before, after));
  }

  /** Uses these keys instead of the last ones. */
  void use(List<Shortcut> shortcuts) {
    wanted = List.copyOf(shortcuts);
    move(frame.getScene(), frame.getScene());
  }

  private void move(@Nullable Scene before, @Nullable Scene after) {
    if (before != null) {
      installed.forEach(before.getAccelerators()::remove);
    }
    installed.clear();
    if (after != null) {
      for (Shortcut shortcut : wanted) {
        after.getAccelerators().put(shortcut.keys(), shortcut.action());
        installed.add(shortcut.keys());
      }
    }
  }
}
