package io.flashsale.bench;

/** Which of a sample's numbers a row reads. */
enum Reading {
  PER_SECOND("/s") {
    @Override
    double of(Sample sample) {
      return sample.perSecond();
    }
  },
  P50("ms") {
    @Override
    double of(Sample sample) {
      return sample.p50Millis();
    }
  },
  P99("ms") {
    @Override
    double of(Sample sample) {
      return sample.p99Millis();
    }
  };

  private final String unit;

  Reading(String unit) {
    this.unit = unit;
  }

  abstract double of(Sample sample);

  String unit() {
    return unit;
  }
}
