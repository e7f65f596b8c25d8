package io.flashsale.throttle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.StatelessSession;

/** Reads and writes the limits that were changed while the store ran. */
public final class LimitChangeRepository {

  /** A limit's value and when the admin gave it. */
  record LimitChange(int value, Instant at) {}

  Map<LimitName, LimitChange> all(StatelessSession session) {
    return session.doReturningWork(
        connection -> {
          Map<LimitName, LimitChange> changes = new EnumMap<>(LimitName.class);
          String sql = "SELECT name, value, changed_at FROM limit_changes";
          try (var statement = connection.prepareStatement(sql);
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              var change =
                  new LimitChange(
                      rows.getInt(2), rows.getObject(3, OffsetDateTime.class).toInstant());
              LimitName.ofSetting(rows.getString(1)).ifPresent(name -> changes.put(name, change));
            }
          }
          return changes;
        });
  }

  void put(StatelessSession session, LimitName name, LimitChange change) {
    session.doWork(
        connection -> {
          String sql =
              "INSERT INTO limit_changes (name, value, changed_at) VALUES (?, ?, ?)"
                  + " ON CONFLICT (name) DO UPDATE SET"
                  + " value = excluded.value, changed_at = excluded.changed_at";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.name());
            statement.setInt(2, change.value());
            statement.setObject(3, change.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
          }
        });
  }

  void remove(StatelessSession session, LimitName name) {
    session.doWork(
        connection -> {
          String sql = "DELETE FROM limit_changes WHERE name = ?";
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.name());
            statement.executeUpdate();
          }
        });
  }
}
