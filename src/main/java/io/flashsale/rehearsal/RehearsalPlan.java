package io.flashsale.rehearsal;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a crowd is to buy.
 *
 * @param store where the store is found, http or https
 * @param token the admin's, or null to play a client without it
 * @param goods what is bought
 * @param buyers how many people come, each for one unit, at least 1
 * @param connections over how many connections they come, from 1 to the number of buyers
 * @param retry whether those who are refused as sold out come again, {@link #ROUNDS} times in all
 * @param confirmed the share of the holds and offers that is checked out, 0 to 1; the others are
 *     cancelled
 * @param line how they stand in line, or null where nobody does; it needs goods that are made for
 *     the rehearsal, and nobody tries again beside it
 * @param trust which certificates of an https store are trusted; null for those that this JVM knows
 */
public record RehearsalPlan(
    URI store,
    @Nullable String token,
    Goods goods,
    int buyers,
    int connections,
    boolean retry,
    double confirmed,
    @Nullable LinePlan line,
    @Nullable SSLContext trust) {

  /** A crowd that trusts the certificates that this JVM knows. */
  public RehearsalPlan(
      URI store,
      @Nullable String token,
      Goods goods,
      int buyers,
      int connections,
      boolean retry,
      double confirmed,
      @Nullable LinePlan line) {
    this(store, token, goods, buyers, connections, retry, confirmed, line, null);
  }

  /** A crowd of which nobody stands in line. */
  public RehearsalPlan(
      URI store,
      @Nullable String token,
      Goods goods,
      int buyers,
      int connections,
      boolean retry,
      double confirmed) {
    this(store, token, goods, buyers, connections, retry, confirmed, null);
  }

  /** How often somebody who tries again comes at most. */
  public static final int ROUNDS = 5;

  /** For logs: without the token. */
  @Override
  public String toString() {
    return "RehearsalPlan[%s, %s, %d buyers, %d connections, retry=%s, confirmed=%s, line=%s]"
        .formatted(store, goods, buyers, connections, retry, confirmed, line);
  }
}
