package io.flashsale.console.rehearsal;

import io.flashsale.console.rehearsal.RehearsalViewModel.Sample;
import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ChartStyle;
import io.flashsale.console.view.ChartPainter;
import io.flashsale.console.view.Formats;
import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.RangeType;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The curves of grants and refusals of a rehearsal, over its seconds. It is used by one thread at a
 * time, and not by the FX thread.
 */
final class Curves {
  private static final float STROKE = 2;

  private final XYSeries granted = new XYSeries("granted", false, true);
  private final XYSeries refused = new XYSeries("sold out", false, true);
  private final JFreeChart chart;
  private final ChartStyle style;

  Curves(Formats formats) {
    XYSeriesCollection data = new XYSeriesCollection();
    data.addSeries(granted);
    data.addSeries(refused);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    BasicStroke stroke = new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    lines.setSeriesStroke(0, stroke);
    lines.setSeriesStroke(1, stroke);
    XYPlot plot = new XYPlot(data, axis(formats, 1), axis(formats, 4), lines);
    chart = new JFreeChart(null, null, plot, false);
    // Nobody listens: it is drawn when it is asked for.
    chart.setNotify(false);
    style = new ChartStyle(chart);
  }

  private static NumberAxis axis(Formats formats, double least) {
    NumberAxis axis = new NumberAxis();
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(formats.locale()));
    axis.setRangeType(RangeType.POSITIVE);
    axis.setAutoRangeMinimumSize(least);
    axis.setLowerMargin(0);
    return axis;
  }

  /** Draws these samples in these colours. */
  ChartPainter of(List<Sample> samples, ChartColors colors) {
    List<Sample> all = List.copyOf(samples);
    return () -> {
      style.apply(colors);
      granted.clear();
      refused.clear();
      for (Sample sample : all) {
        granted.add(sample.seconds(), sample.granted());
        refused.add(sample.seconds(), sample.refused());
      }
      return chart;
    };
  }
}
