package io.flashsale.analytics;

import io.flashsale.persistence.Writes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The units sold and expired per product and minute.
 *
 * <p>Written in the transaction that confirms or expires, so the series never disagrees with the
 * orders and no reading has to count them.
 */
public final class SaleMinutesRepository {

  /** The units of all products in one minute. */
  public record Minute(Instant minute, long sold, long expired) {}

  private static final String ADD =
      """
      INSERT INTO product_minutes
        (product_id, minute, sold, expired, returned, revenue, refunded)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (product_id, minute) DO UPDATE SET
        sold = product_minutes.sold + excluded.sold,
        expired = product_minutes.expired + excluded.expired,
        returned = product_minutes.returned + excluded.returned,
        revenue = product_minutes.revenue + excluded.revenue,
        refunded = product_minutes.refunded + excluded.refunded
      """;

  /**
   * What became of units in one transaction.
   *
   * @param sold units confirmed
   * @param expired units whose hold expired
   * @param returned units taken back
   * @param revenue of the units confirmed, in minor units
   * @param refunded of the units taken back, in minor units
   */
  public record Moved(int sold, int expired, int returned, long revenue, long refunded) {

    /** Whether nothing became of any. */
    public boolean isNothing() {
      return sold == 0 && expired == 0 && returned == 0;
    }
  }

  /** Adds the adding of units to the minute in which {@code at} lies. */
  public void add(Writes writes, int productId, Instant at, Moved moved) {
    writes.add(
        ADD,
        (connection, parameters) ->
            parameters
                .integer(productId)
                .time(at.truncatedTo(ChronoUnit.MINUTES))
                .integer(moved.sold())
                .integer(moved.expired())
                .integer(moved.returned())
                .bigint(moved.revenue())
                .bigint(moved.refunded()));
  }

  /** The units of a product whose hold expired in the given minute or later. */
  public long expiredSince(StatelessSession session, int productId, Instant from) {
    return session.doReturningWork(
        connection -> {
          String sql =
              "SELECT coalesce(sum(expired), 0) FROM product_minutes WHERE product_id = ?"
                  + " AND minute >= ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }

  /**
   * The minutes from the given one on that have units, in order of time.
   *
   * @param productId of which product, or null for all
   */
  List<Minute> since(StatelessSession session, Instant from, @Nullable Integer productId) {
    return session.doReturningWork(
        connection -> {
          String sql =
              "SELECT minute, sum(sold), sum(expired) FROM product_minutes WHERE minute >= ?"
                  + (productId == null ? "" : " AND product_id = " + productId)
                  + " GROUP BY minute ORDER BY minute";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            List<Minute> minutes = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                minutes.add(
                    new Minute(
                        rows.getObject(1, OffsetDateTime.class).toInstant(),
                        rows.getLong(2),
                        rows.getLong(3)));
              }
            }
            return minutes;
          }
        });
  }
}
