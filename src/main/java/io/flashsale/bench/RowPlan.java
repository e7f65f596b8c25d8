package io.flashsale.bench;

/** A row before it is measured: whose reading is compared with whose. */
record RowPlan(
    RowName name,
    Measurement here,
    Reading hereReading,
    Measurement reference,
    Reading referenceReading) {}
