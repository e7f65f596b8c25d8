package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin's bearer token: what the operator set, or else what is kept in the home.
 *
 * <p>The one in the home is read anew with each question, so that a renewal holds at once on every
 * node of the home. A file that cannot be read leaves the token as it was last known.
 */
public final class AdminToken {
  private static final Logger log = LoggerFactory.getLogger(AdminToken.class);

  private static final String NAME = "admin-token";

  private final @Nullable Home home;
  private volatile String known;

  private AdminToken(@Nullable Home home, String known) {
    this.home = home;
    this.known = known;
  }

  /** A token that the operator set; the store cannot renew it. */
  public static AdminToken set(String token) {
    return new AdminToken(null, token);
  }

  /**
   * The token of a home, made where there is none.
   *
   * @throws StartFailure when the file can be neither read nor made
   */
  public static AdminToken of(Home home) throws StartFailure {
    return new AdminToken(home, home.secret(NAME));
  }

  /** What became of a renewal. */
  public sealed interface Renewal {
    /** The old token is refused from now on. */
    record Renewed(String token) implements Renewal {}

    /** The operator set it by ADMIN_TOKEN, so it is changed there. */
    record SetByOperator() implements Renewal {}

    /** The file could not be written; the old token holds. */
    record NotWritten(Path file) implements Renewal {}
  }

  /** The token that holds now. */
  public String get() {
    if (home != null) {
      Path file = home.directory().resolve(NAME);
      try {
        String read = Files.readString(file).strip();
        if (!read.isEmpty()) {
          known = read;
        }
      } catch (IOException e) {
        log.warn("The admin's token cannot be read from {}: {}", file, e.toString());
      }
    }
    return known;
  }

  /** Whether the store can make another. */
  public boolean renewable() {
    return home != null;
  }

  /** Makes another token; the old one is refused at once, by all nodes of the home. */
  public Renewal renew() {
    if (home == null) {
      return new Renewal.SetByOperator();
    }
    try {
      known = home.renew(NAME);
      log.info("The admin's token was renewed");
      return new Renewal.Renewed(known);
    } catch (IOException e) {
      log.warn("The admin's token could not be renewed", e);
      return new Renewal.NotWritten(home.directory().resolve(NAME));
    }
  }
}
