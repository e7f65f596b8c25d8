package io.flashsale.console.overview;

import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ChartFont;
import java.awt.BasicStroke;
import java.awt.Font;
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
    chart.setPadding(new RectangleInsets(4, 0, 0, 4));
    XYPlot plot = chart.getXYPlot();
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
