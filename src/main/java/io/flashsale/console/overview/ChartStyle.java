package io.flashsale.console.overview;

import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ChartFont;
import java.awt.BasicStroke;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** How the chart looks: flat bars over thin lines, in the colours of the theme. */
final class ChartStyle {
  private static final float TEXT_SIZE = 12;

  private final JFreeChart chart;

  ChartStyle(JFreeChart chart) {
    this.chart = chart;
    chart.setPadding(new RectangleInsets(8, 14, 0, 6));
    XYPlot plot = chart.getXYPlot();
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    // The canvas forgets its font between two drawings while the chart believes it is still set:
    // two fonts that differ by nothing one sees make it set them again.
    plot.getDomainAxis().setTickLabelFont(ChartFont.ofSize(TEXT_SIZE));
    plot.getRangeAxis().setTickLabelFont(ChartFont.ofSize(TEXT_SIZE + 0.01f));
    for (ValueAxis axis : axes()) {
      axis.setAxisLineVisible(false);
      axis.setTickMarksVisible(false);
      axis.setTickLabelInsets(new RectangleInsets(6, 4, 2, 8));
    }
  }

  private ValueAxis[] axes() {
    XYPlot plot = chart.getXYPlot();
    return new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis()};
  }

  void apply(ChartColors colors) {
    chart.setNotify(false);
    XYPlot plot = chart.getXYPlot();
    chart.setBackgroundPaint(colors.background());
    plot.setBackgroundPaint(colors.background());
    plot.setRangeGridlinePaint(colors.grid());
    plot.getRenderer().setSeriesPaint(0, colors.sold());
    plot.getRenderer().setSeriesPaint(1, colors.expired());
    for (ValueAxis axis : axes()) {
      axis.setTickLabelPaint(colors.text());
    }
    chart.setNotify(true);
  }
}
