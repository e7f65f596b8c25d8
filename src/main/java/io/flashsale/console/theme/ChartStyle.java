package io.flashsale.console.theme;

import java.awt.BasicStroke;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** How charts look: flat, over thin lines, in the colours of the theme. */
public final class ChartStyle {
  private static final float TEXT_SIZE = 12;

  private final JFreeChart chart;

  /** The style of a chart that has an XY plot. */
  public ChartStyle(JFreeChart chart) {
    this.chart = chart;
    chart.setPadding(new RectangleInsets(8, 14, 0, 6));
    XYPlot plot = chart.getXYPlot();
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    Font font = ChartFont.ofSize(TEXT_SIZE);
    for (ValueAxis axis : axes()) {
      axis.setTickLabelFont(font);
      axis.setAxisLineVisible(false);
      axis.setTickMarksVisible(false);
      axis.setTickLabelInsets(new RectangleInsets(6, 4, 2, 8));
    }
  }

  private ValueAxis[] axes() {
    XYPlot plot = chart.getXYPlot();
    return new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis()};
  }

  /** Gives the chart these colours. */
  public void apply(ChartColors colors) {
    XYPlot plot = chart.getXYPlot();
    chart.setBackgroundPaint(colors.background());
    plot.setBackgroundPaint(colors.background());
    plot.setRangeGridlinePaint(colors.grid());
    plot.getRenderer().setSeriesPaint(0, colors.sold());
    plot.getRenderer().setSeriesPaint(1, colors.expired());
    for (ValueAxis axis : axes()) {
      axis.setTickLabelPaint(colors.text());
    }
  }
}
