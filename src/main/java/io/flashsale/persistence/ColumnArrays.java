package io.flashsale.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of many rows, an array each, for a statement that writes them all through {@code
 * unnest}.
 *
 * <p>The rows' order is that of the list. The arrays live as long as the statement's connection.
 *
 * @param <R> what a row is made of
 */
public final class ColumnArrays<R> {
  private final Connection connection;
  private final List<R> rows;

  public ColumnArrays(Connection connection, List<R> rows) {
    this.connection = connection;
    this.rows = rows;
  }

  public Array texts(Function<R, @Nullable String> column) throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
  }

  public Array uuids(Function<R, @Nullable UUID> column) throws SQLException {
    return connection.createArrayOf("uuid", rows.stream().map(column).toArray(UUID[]::new));
  }

  public Array ints(Function<R, Integer> column) throws SQLException {
    return connection.createArrayOf("int4", rows.stream().map(column).toArray(Integer[]::new));
  }

  public Array longs(Function<R, Long> column) throws SQLException {
    return connection.createArrayOf("int8", rows.stream().map(column).toArray(Long[]::new));
  }

  public Array bytes(Function<R, byte[]> column) throws SQLException {
    return connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  /** Times as microseconds since 1970, which {@link #TIME_OF_MICROS} turns into times. */
  public Array micros(Function<R, Instant> column) throws SQLException {
    return longs(row -> ChronoUnit.MICROS.between(Instant.EPOCH, column.apply(row)));
  }

  /** The SQL that makes a time of a column of {@link #micros}; to be formatted with its name. */
  public static final String TIME_OF_MICROS = "timestamptz 'epoch' + %s * interval '1 microsecond'";
}
