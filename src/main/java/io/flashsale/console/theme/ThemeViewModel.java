package io.flashsale.console.theme;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The choice between light and dark, and what it comes to. */
public final class ThemeViewModel {
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.SYSTEM);
  private final BooleanProperty systemDark = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  public ThemeViewModel() {
    dark.bind(
        Bindings.createBooleanBinding(
            () -> appearance.get().isDark(systemDark.get()), appearance, systemDark));
  }

  /** What the operator chose. */
  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /** Whether the desktop is dark; set by whoever knows the desktop. */
  public BooleanProperty systemDarkProperty() {
    return systemDark;
  }

  /** Whether the console is dark. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Turns light into dark and dark into light, whatever the desktop is. */
  public void flip() {
    appearance.set(dark.get() ? Appearance.LIGHT : Appearance.DARK);
  }
}
