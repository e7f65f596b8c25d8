package io.flashsale.console.health;

import org.kordamp.ikonli.feather.Feather;

/** How something is: never told by its colour alone. */
public enum Light {
  UNKNOWN("Asking…", Feather.MORE_HORIZONTAL),
  GOOD("Answers", Feather.CHECK_CIRCLE),
  BAD("Does not answer", Feather.ALERT_OCTAGON);

  private final String text;
  private final Feather icon;

  Light(String text, Feather icon) {
    this.text = text;
    this.icon = icon;
  }

  static Light of(boolean answers) {
    return answers ? GOOD : BAD;
  }

  public String text() {
    return text;
  }

  public Feather icon() {
    return icon;
  }
}
