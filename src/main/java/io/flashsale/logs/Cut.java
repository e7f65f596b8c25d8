package io.flashsale.logs;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts out of a line of the log what would tell who bought, or would let its reader do what he may
 * not: e-mails, the ids of orders and entries, tokens, and passwords in addresses.
 *
 * <p>It looks at whole lines, stack traces and what other programs said included, so that nobody
 * who logs has to think of it.
 */
public final class Cut {
  private record Rule(Pattern pattern, String replacement) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Pattern.compile(
                  "([A-Za-z0-9])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*@([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)"),
              "$1…@$2"),
          new Rule(
              Pattern.compile(
                  "\\b([0-9a-fA-F]{8})-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{17}\\b"),
              "$1-…"),
          new Rule(Pattern.compile("(?i)\\b(bearer\\s+)[!-~]+"), "$1…"),
          new Rule(Pattern.compile("(://)[^/@\\s\"]*:[^/@\\s\"]*@"), "$1…@"),
          new Rule(Pattern.compile("(?i)\\b((?:password|requirepass)\\W{1,3})[^\\s,\"}]+"), "$1…"));

  private Cut() {}

  /** The text without what is cut; the same text where nothing is. */
  public static String of(String text) {
    String cut = text;
    for (Rule rule : RULES) {
      cut = rule.pattern().matcher(cut).replaceAll(rule.replacement());
    }
    return cut;
  }
}
