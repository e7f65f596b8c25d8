package io.flashsale.bench;

import java.util.List;

/** Rows that are measured in turn on the same stores. */
interface Stage extends AutoCloseable {

  List<RowPlan> rows();

  /** Ends the stores. */
  @Override
  void close();
}
