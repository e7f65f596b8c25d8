package io.flashsale.console.overview;

import io.flashsale.analytics.ChartSpan;

/** How far back the chart goes. */
public enum SpanChoice {
  QUARTER("15 minutes", "units every minute", ChartSpan.QUARTER),
  HOUR("Last hour", "units every 5 minutes", ChartSpan.HOUR),
  DAY("Last day", "units every hour", ChartSpan.DAY);

  private final String text;
  private final String unit;
  private final ChartSpan span;

  SpanChoice(String text, String unit, ChartSpan span) {
    this.text = text;
    this.unit = unit;
    this.span = span;
  }

  ChartSpan span() {
    return span;
  }

  /** What a bar is of. */
  String unit() {
    return unit;
  }

  @Override
  public String toString() {
    return text;
  }
}
