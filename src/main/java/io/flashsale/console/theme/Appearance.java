package io.flashsale.console.theme;

/** How the operator wants the console to look. */
public enum Appearance {
  /** As the desktop is, and changing with it. */
  SYSTEM,
  LIGHT,
  DARK;

  /** Whether this is dark on a desktop that is dark or not. */
  boolean isDark(boolean desktopIsDark) {
    return this == DARK || (this == SYSTEM && desktopIsDark);
  }
}
