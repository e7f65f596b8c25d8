package io.flashsale.draw;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads and writes draws; a seed is read by nobody but who makes the draw. */
public final class DrawRepository {
  private static final HexFormat HEX = HexFormat.of();

  /** Writes a new product's seed and its commitment. */
  public void insert(StatelessSession session, int productId, Seed seed, @Nullable Beacon beacon) {
    execute(
        session,
        "INSERT INTO draws (product_id, commitment, beacon_source, beacon_round)"
            + " VALUES (?, ?, ?, ?)",
        statement -> {
          statement.setInt(1, productId);
          statement.setBytes(2, seed.commitment());
          statement.setString(3, beacon == null ? null : beacon.source());
          statement.setString(4, beacon == null ? null : beacon.round());
        });
    execute(
        session,
        "INSERT INTO draw_seeds (product_id, seed) VALUES (?, ?)",
        statement -> {
          statement.setInt(1, productId);
          statement.setBytes(2, seed.bytes());
        });
  }

  /** What is known of a product's draw before it is made; null for a product without a draw. */
  public @Nullable DrawTerms terms(StatelessSession session, int productId) {
    return query(
        session,
        "SELECT commitment, beacon_source, beacon_round, beacon FROM draws WHERE product_id = ?",
        productId,
        DrawRepository::terms);
  }

  private static DrawTerms terms(ResultSet row) throws SQLException {
    String source = row.getString("beacon_source");
    String round = row.getString("beacon_round");
    byte[] value = row.getBytes("beacon");
    return new DrawTerms(
        HEX.formatHex(row.getBytes("commitment")),
        source == null || round == null ? null : new Beacon(source, round),
        value == null ? null : HEX.formatHex(value));
  }

  /** The secret seed of a product's draw, for making it. */
  public Seed seed(StatelessSession session, int productId) {
    Seed seed =
        query(
            session,
            "SELECT seed FROM draw_seeds WHERE product_id = ?",
            productId,
            row -> Seed.of(row.getBytes("seed")));
    if (seed == null) {
      throw new IllegalStateException("product %d has no seed".formatted(productId));
    }
    return seed;
  }

  /** Writes the value of a product's beacon. */
  public void setBeaconValue(StatelessSession session, int productId, byte[] value) {
    execute(
        session,
        "UPDATE draws SET beacon = ? WHERE product_id = ?",
        statement -> {
          statement.setBytes(1, value);
          statement.setInt(2, productId);
        });
  }

  /** Writes a draw's result; from now on it never changes. */
  public void publish(StatelessSession session, int productId, Seed seed, Shuffle shuffle) {
    execute(
        session,
        "UPDATE draws SET seed = ?, merkle_root = ?, tickets = ? WHERE product_id = ?",
        statement -> {
          statement.setBytes(1, seed.bytes());
          statement.setBytes(2, shuffle.root());
          statement.setBytes(3, shuffle.ordered().bytes());
          statement.setInt(4, productId);
        });
  }

  /** A product's draw that was made; null for one that was not. */
  public @Nullable PublishedDraw published(StatelessSession session, int productId) {
    return query(
        session,
        "SELECT * FROM draws WHERE product_id = ? AND tickets IS NOT NULL",
        productId,
        row ->
            new PublishedDraw(
                terms(row),
                HEX.formatHex(row.getBytes("seed")),
                HEX.formatHex(row.getBytes("merkle_root")),
                Tickets.ofBytes(row.getBytes("tickets"))));
  }

  /** Deletes the draw of a rehearsal's product; the database refuses any other's. */
  public void purge(StatelessSession session, int productId) {
    for (String table : List.of("draw_seeds", "draws")) {
      execute(
          session,
          "DELETE FROM %s WHERE product_id = ?".formatted(table),
          statement -> statement.setInt(1, productId));
    }
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static void execute(StatelessSession session, String sql, Parameters parameters) {
    session.doWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
          }
        });
  }

  private static <T> @Nullable T query(
      StatelessSession session, String sql, int productId, Reader<T> reader) {
    return session.doReturningWork(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, productId);
            try (var row = statement.executeQuery()) {
              return row.next() ? reader.read(row) : null;
            }
          }
        });
  }
}
