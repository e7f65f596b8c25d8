package io.flashsale.simulation;

/** A store as its clients see it. */
public interface Node {

  /** Such as "http://127.0.0.1:4000". */
  String url();

  /** A name for the node since its last start: arrivals compare within one run only. */
  String run();
}
