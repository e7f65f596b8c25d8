package io.flashsale.testing;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a test gets plain connections to a store's database from. */
@FunctionalInterface
public interface ConnectionSource {

  /** A new connection, in auto-commit mode. */
  Connection open() throws SQLException;
}
