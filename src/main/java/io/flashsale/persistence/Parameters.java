package io.flashsale.persistence;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The parameters of a statement, given one after the other. */
public final class Parameters {
  private final PreparedStatement statement;
  private int given;

  public Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  public Parameters array(Array value) throws SQLException {
    statement.setArray(++given, value);
    return this;
  }

  public Parameters integer(int value) throws SQLException {
    statement.setInt(++given, value);
    return this;
  }

  public Parameters bigint(long value) throws SQLException {
    statement.setLong(++given, value);
    return this;
  }

  public Parameters text(String value) throws SQLException {
    statement.setString(++given, value);
    return this;
  }

  public Parameters bytes(byte[] value) throws SQLException {
    statement.setBytes(++given, value);
    return this;
  }

  public Parameters time(Instant value) throws SQLException {
    statement.setObject(++given, value.atOffset(ZoneOffset.UTC));
    return this;
  }
}
