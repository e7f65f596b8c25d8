package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.flashsale.settings.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFileTest {
  @TempDir Path home;

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  private String logged(LogFormat format) throws IOException {
    context.setMDCAdapter(MDC.getMDCAdapter());
    LogFile.open(context, home, format);
    Logger log = context.getLogger("io.flashsale.Some");
    MDC.put("request", "abcd-0001");
    log.warn(
        "The hold of {} failed",
        "ann@example.com",
        new IllegalStateException("for bob@example.com"));
    MDC.clear();
    return Files.readString(home.resolve("store.log"));
  }

  @Test
  void aLineForPeopleNamesItsRequestAndCutsMailboxesWhereverTheyStand() throws IOException {
    assertThat(logged(LogFormat.TEXT))
        .contains("WARN", "[abcd-0001]", "The hold of a…@example.com failed")
        .contains("IllegalStateException: for b…@example.com")
        .doesNotContain("ann@", "bob@");
  }

  @Test
  void aLineForProgramsIsJsonWithTheSame() throws IOException {
    String text = logged(LogFormat.JSON);
    assertThat(text.strip().lines()).hasSize(1);

    JsonNode line = JsonMapper.builder().build().readTree(text);

    assertThat(line.path("level").stringValue()).isEqualTo("WARN");
    assertThat(line.path("formattedMessage").stringValue())
        .isEqualTo("The hold of a…@example.com failed");
    assertThat(line.path("mdc").path("request").stringValue()).isEqualTo("abcd-0001");
    assertThat(line.path("throwable").toString()).contains("IllegalStateException");
    assertThat(text).doesNotContain("ann@", "bob@");
  }

  @Test
  void onlyItsOwnerMayReadItEvenWhereItLayOpenBefore() throws IOException {
    Path file = home.resolve("store.log");
    Files.writeString(file, "older\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(logged(LogFormat.TEXT)).startsWith("older\n");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(LoggerFactory.getILoggerFactory()).isNotSameAs(context);
  }
}
