package io.flashsale.bench;

/**
 * What one run of a measurement saw.
 *
 * @param perSecond answers or rows a second
 * @param p50Millis the median time of one
 * @param p99Millis the time that 99 of 100 kept within; not a number where nobody took it
 */
record Sample(double perSecond, double p50Millis, double p99Millis) {

  /** A sample of which only the rate is known. */
  static Sample ofRate(double perSecond) {
    return new Sample(perSecond, Double.NaN, Double.NaN);
  }
}
