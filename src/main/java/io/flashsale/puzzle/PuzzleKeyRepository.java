package io.flashsale.puzzle;

import java.security.SecureRandom;
import org.hibernate.StatelessSession;

/** The key that signs challenges, which is made once and is the same for all nodes. */
final class PuzzleKeyRepository {
  private static final int KEY_BYTES = 32;

  byte[] shared(StatelessSession session) {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return session.doReturningWork(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  "INSERT INTO shared_secrets (name, value) VALUES ('proof-of-work', ?)"
                      + " ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, fresh);
            insert.executeUpdate();
          }
          try (var select =
                  connection.prepareStatement(
                      "SELECT value FROM shared_secrets WHERE name = 'proof-of-work'");
              var row = select.executeQuery()) {
            row.next();
            return row.getBytes(1);
          }
        });
  }
}
