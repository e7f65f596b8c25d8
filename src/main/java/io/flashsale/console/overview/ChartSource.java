package io.flashsale.console.overview;

import io.flashsale.analytics.ChartSpan;
import io.flashsale.analytics.MetricsReport.Bucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the chart shows, off the FX thread. It may block and throw. */
@FunctionalInterface
public interface ChartSource {

  /** Units sold and expired, of one product or of all when null. */
  List<Bucket> read(ChartSpan span, @Nullable Integer productId);
}
