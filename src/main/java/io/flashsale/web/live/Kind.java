package io.flashsale.web.live;

/** What can be followed by its id. */
public enum Kind {
  ORDER("order", "order"),
  ENTRY("entry", "waitlist");

  private final String parameter;
  private final String event;

  Kind(String parameter, String event) {
    this.parameter = parameter;
    this.event = event;
  }

  /** The name of the query's parameter. */
  public String parameter() {
    return parameter;
  }

  /** The name of the event that tells its state. */
  public String event() {
    return event;
  }
}
