package io.flashsale.console.view;

import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Where copied text goes. */
@FunctionalInterface
public interface TextClipboard {

  void put(String text);

  /** The clipboard of the desktop; used on the FX thread. */
  static TextClipboard ofDesktop() {
    return text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
