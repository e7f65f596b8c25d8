package io.flashsale.console.shell;

import java.util.List;
import javafx.scene.Parent;

/** A page of the console, as the navigation lists it. Everything is called on the FX thread. */
public interface Page {

  /** What it is called, and by what it is found. */
  PageName name();

  /** Makes what it shows; called once, when it is opened for the first time. */
  Parent view();

  /** It came into sight: it may begin to read. */
  default void shown() {}

  /** It went out of sight: it need not read. */
  default void hidden() {}

  /** The cursor is wanted where things are found on this page. */
  default void find() {}

  /** The keys that work while it is in sight, beside those of the whole window. */
  default List<Shortcut> shortcuts() {
    return List.of();
  }
}
