package io.flashsale.rehearsal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal saw.
 *
 * @param plan how it was held
 * @param stock the units that could be held when it began
 * @param cancelled whether it was broken off
 * @param rounds how often the crowd came
 * @param grants the holds that buyers got in the first round
 * @param refusals the answers {@code sold_out} of the first round
 * @param granted holds of all rounds
 * @param soldOut answers {@code sold_out} of all rounds
 * @param throttled answers {@code throttled} of all rounds
 * @param otherRefusals any other answers of all rounds, by their code
 * @param unanswered requests of all rounds that got no answer
 * @param firstComers of as many buyers as there were units, the first to send, the share that got
 *     one in the first round, 0 to 1
 * @param overtakings buyers of the first round who were told that it is sold out before somebody
 *     who got a unit had even sent a request
 * @param confirmed orders that were checked out, taken offers included
 * @param given holds that were given back, declined offers included
 * @param shareByArrival of each tenth of the buyers, in the order in which they sent, the share
 *     that got a unit in the first round, 0 to 1; empty where fewer than ten came, or all by a draw
 * @param line what was seen of the line, or null where nobody stood in one
 * @param audit what must hold, and whether it does
 */
public record RehearsalReport(
    RehearsalPlan plan,
    int stock,
    boolean cancelled,
    int rounds,
    Rate grants,
    Rate refusals,
    int granted,
    int soldOut,
    int throttled,
    Map<String, Integer> otherRefusals,
    int unanswered,
    double firstComers,
    int overtakings,
    int confirmed,
    int given,
    List<Double> shareByArrival,
    @Nullable LineReport line,
    List<AuditCheck> audit) {

  /** Whether all that must hold does. */
  public boolean sound() {
    return audit.stream().allMatch(AuditCheck::holds);
  }

  /** The report in lines for people. */
  public String text() {
    return ReportText.of(this);
  }

  /** The same as JSON. */
  public String json() {
    return ReportJson.of(this);
  }
}
