package io.flashsale.throttle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hibernate.StatelessSession;

/** Reads and writes the cooldowns of customers. */
public final class CooldownRepository {

  /** Writes cooldowns that have begun; the later of two of a customer stands. */
  public void insert(StatelessSession session, Collection<Cooldown> begun) {
    session.doWork(
        connection -> {
          String sql =
              "INSERT INTO cooldowns (customer_key, until, noted_at) VALUES (?, ?, ?)"
                  + " ON CONFLICT (customer_key) DO UPDATE SET"
                  + " until = greatest(cooldowns.until, excluded.until),"
                  + " noted_at = greatest(cooldowns.noted_at, excluded.noted_at)";
          try (var statement = connection.prepareStatement(sql)) {
            // In order of the key, so that the groups of two products cannot deadlock.
            for (Cooldown cooldown :
                begun.stream().sorted(Comparator.comparing(Cooldown::customerKey)).toList()) {
              statement.setString(1, cooldown.customerKey());
              statement.setObject(2, cooldown.until().atOffset(ZoneOffset.UTC));
              statement.setObject(3, cooldown.notedAt().atOffset(ZoneOffset.UTC));
              statement.addBatch();
            }
            statement.executeBatch();
          }
        });
  }

  /** The cooldowns that were noted after the given time and are not over at {@code now}. */
  List<Cooldown> notedSince(StatelessSession session, Instant since, Instant now) {
    return session.doReturningWork(
        connection -> {
          String sql =
              "SELECT customer_key, until, noted_at FROM cooldowns WHERE noted_at >= ?"
                  + " AND until > ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            List<Cooldown> noted = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                noted.add(
                    new Cooldown(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getObject(3, OffsetDateTime.class).toInstant()));
              }
            }
            return noted;
          }
        });
  }
}
