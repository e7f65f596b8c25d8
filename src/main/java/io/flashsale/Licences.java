package io.flashsale;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whose work the jar carries, and by which licences. */
final class Licences {
  private static final List<String> PARTS =
      List.of(
          "/META-INF/THIRD-PARTY.txt",
          "/META-INF/licenses/postgresql.txt",
          "/META-INF/licenses/redis.txt",
          "/storefront/third-party.txt",
          "/api-docs/swagger-ui-bundle.js.LICENSE.txt");

  private Licences() {}

  /** Prints all of it: the libraries, the servers inside, the page and the page of the API. */
  static void print(PrintStream out) throws StartFailure {
    for (String part : PARTS) {
      try (InputStream in = Licences.class.getResourceAsStream(part)) {
        if (in == null) {
          throw new IOException("the jar holds no " + part);
        }
        out.println(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        out.println();
      } catch (IOException e) {
        throw new StartFailure("The licences cannot be read.", e);
      }
    }
  }
}
