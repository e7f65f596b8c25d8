package io.flashsale.console.view;

import org.jfree.chart.JFreeChart;

/** Brings a chart to what is to be seen. It may keep a chart, since one thread asks at a time. */
@FunctionalInterface
public interface ChartPainter {
  /** The chart as it is to be drawn now; asked off the FX thread. */
  JFreeChart chart();
}
