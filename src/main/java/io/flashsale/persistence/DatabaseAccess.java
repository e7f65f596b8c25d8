package io.flashsale.persistence;

import org.jspecify.annotations.Nullable;

/**
 * How to reach PostgreSQL.
 *
 * @param jdbcUrl without user and password
 * @param user null for the driver's default
 * @param password null where none is needed
 * @param shown the address as the operator may read it, without secrets
 */
public record DatabaseAccess(
    String jdbcUrl, @Nullable String user, @Nullable String password, String shown) {

  @Override
  public String toString() {
    return shown;
  }
}
