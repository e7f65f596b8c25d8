package io.flashsale.settings;

/** How the log is written: for people, or a JSON object a line for programs. */
public enum LogFormat {
  TEXT,
  JSON
}
