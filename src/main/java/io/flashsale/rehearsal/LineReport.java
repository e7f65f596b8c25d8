package io.flashsale.rehearsal;

import java.util.List;

/**
 * What a rehearsal saw of a line.
 *
 * @param joined people who were given an entry, before the opening of a draw or at the end of the
 *     line
 * @param late of a draw's crowd those who came when it was open already
 * @param drawMillis from the opening until the draw was seen to be made; 0 without a draw
 * @param offers offers that people in line had
 * @param taken offers that were checked out
 * @param declined offers that were given up
 * @param passed offers that were let pass
 * @param served the share of the line that had an offer, 0 to 1
 * @param overtakings people who had their offer later than somebody behind them, or none
 * @param waitP50Millis the median time from joining, or from a draw's opening, until an offer was
 *     seen; 0 when there were none
 * @param waitP95Millis the time that 95 of 100 kept within; 0 when there were none
 * @param shareByArrival of each tenth of those who joined, in the order in which they asked, the
 *     share that had an offer, 0 to 1; empty where fewer than ten joined
 */
public record LineReport(
    int joined,
    int late,
    long drawMillis,
    int offers,
    int taken,
    int declined,
    int passed,
    double served,
    int overtakings,
    double waitP50Millis,
    double waitP95Millis,
    List<Double> shareByArrival) {}
