package io.flashsale.analytics;

import io.flashsale.analytics.Refusals.Total;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.StatelessSession;

/** Reads and adds the refused answers of all nodes. */
public final class RefusalRepository {

  private static final String TOTALS =
      "INSERT INTO product_refusals (product_id, sold_out, throttled) VALUES (?, ?, ?)"
          + " ON CONFLICT (product_id) DO UPDATE SET"
          + " sold_out = product_refusals.sold_out + excluded.sold_out,"
          + " throttled = product_refusals.throttled + excluded.throttled";

  private static final String MINUTES =
      "INSERT INTO refusal_minutes (product_id, sold_out, throttled, minute)"
          + " VALUES (?, ?, ?, date_trunc('minute', clock_timestamp()))"
          + " ON CONFLICT (product_id, minute) DO UPDATE SET"
          + " sold_out = refusal_minutes.sold_out + excluded.sold_out,"
          + " throttled = refusal_minutes.throttled + excluded.throttled";

  /** Adds to the totals and to the minute that it is now. */
  void add(StatelessSession session, Map<Integer, Total> totals) {
    add(session, TOTALS, totals);
    add(session, MINUTES, totals);
  }

  private static void add(StatelessSession session, String sql, Map<Integer, Total> totals) {
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            // In order of id, so that two nodes that flush at once cannot deadlock.
            for (var entry : new TreeMap<>(totals).entrySet()) {
              statement.setInt(1, entry.getKey());
              statement.setLong(2, entry.getValue().soldOut());
              statement.setLong(3, entry.getValue().throttled());
              statement.addBatch();
            }
            statement.executeBatch();
          }
        });
  }

  Total sum(StatelessSession session) {
    return session.doReturningWork(
        connection -> {
          String sql =
              "SELECT coalesce(sum(sold_out), 0), coalesce(sum(throttled), 0) FROM"
                  + " product_refusals";
          try (var statement = connection.prepareStatement(sql);
              var row = statement.executeQuery()) {
            row.next();
            return new Total(row.getLong(1), row.getLong(2));
          }
        });
  }
}
