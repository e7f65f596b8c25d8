package io.flashsale.console.health;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/** Colours a node and sets an icon as a light says; the words beside it are bound by the view. */
public final class HealthLight {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private HealthLight() {}

  public static void bind(Node node, FontIcon icon, ObservableValue<Light> light) {
    light.subscribe(
        now -> {
          icon.setIconCode(now.icon());
          node.pseudoClassStateChanged(GOOD, now == Light.GOOD);
          node.pseudoClassStateChanged(BAD, now == Light.BAD);
        });
  }
}
