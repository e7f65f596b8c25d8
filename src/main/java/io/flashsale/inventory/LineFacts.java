package io.flashsale.inventory;

import io.flashsale.waitlist.Line;
import io.flashsale.waitlist.WaitlistEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a group has to know of a product's line.
 *
 * @param line those who wait, as far as the group may serve them
 * @param head the same one by one
 * @param named the entries that commands name, and those whose offers are named or due
 * @param keyed the entries that were made with the group's keys
 * @param active those of the customers who join that take part already
 * @param enteredFrom how many entered from the addresses that enter, none left out
 */
record LineFacts(
    Line line,
    List<WaitlistEntry> head,
    List<WaitlistEntry> named,
    List<WaitlistEntry> keyed,
    Set<String> active,
    Map<String, Integer> enteredFrom) {

  /** How many of a line one group reads at most, so that it stays short. */
  static final int HEAD_LIMIT = 1_000;

  /** What is known where nobody is in line and nobody joins. */
  static final LineFacts NONE =
      new LineFacts(Line.empty(), List.of(), List.of(), List.of(), Set.of(), Map.of());
}
