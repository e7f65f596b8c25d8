package io.flashsale.console.view;

import javafx.scene.control.ToggleButton;

/** A toggle button that stays chosen when it is pressed again, as one of several choices. */
public final class ChoiceButton extends ToggleButton {

  public ChoiceButton() {
    setMnemonicParsing(true);
  }

  @Override
  public void fire() {
    if (!isSelected()) {
      super.fire();
    }
  }
}
