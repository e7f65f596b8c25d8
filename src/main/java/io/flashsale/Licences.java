package io.flashsale;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whose work the jar carries, and by which licences. */
final class Licences {
  private static final List<Part> PARTS =
      List.of(
          new Part("The libraries", "/META-INF/THIRD-PARTY.txt"),
          new Part("PostgreSQL", "/META-INF/licenses/postgresql.txt"),
          new Part("Redis", "/META-INF/licenses/redis.txt"),
          new Part("The storefront", "/storefront/third-party.txt"),
          new Part(
              "Swagger UI (Apache-2.0), which shows the API, and what it carries",
              "/api-docs/swagger-ui-bundle.js.LICENSE.txt"));

  private record Part(String title, String resource) {}

  private Licences() {}

  /** Prints all of it: the libraries, the servers inside, the page and the page of the API. */
  static void print(PrintStream out) throws StartFailure {
    for (Part part : PARTS) {
      try (InputStream in = Licences.class.getResourceAsStream(part.resource())) {
        if (in == null) {
          throw new IOException("the jar holds no " + part.resource());
        }
        out.println("== " + part.title());
        out.println();
        out.println(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        out.println();
      } catch (IOException e) {
        throw new StartFailure("The licences cannot be read.", e);
      }
    }
  }
}
