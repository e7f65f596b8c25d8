package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LicencesTest {

  @Test
  void everyPartOfTheProgramIsNamedWithItsLicence() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Licences.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("org.hibernate.orm:hibernate-core", "(GPL-2.0 with Classpath exception)")
        .contains("PostgreSQL Database Management System", "Salvatore Sanfilippo")
        .contains("## react - ", "## @noble/hashes - ", "## bootstrap - 5")
        .contains("Swagger UI (Apache-2.0)", "classnames");
  }
}
