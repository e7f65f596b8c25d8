package io.flashsale.bench;

/** Something that can be measured again and again; rows that need the same one share it. */
interface Measurement {

  /** What is measured, for the table. */
  String name();

  /** Brings what is measured up to speed, and checks every answer that it gives meanwhile. */
  void warmUp() throws Unmeasured;

  /** Measures for the time of one run. */
  Sample run() throws Unmeasured;
}
