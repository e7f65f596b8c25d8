package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildEnvironmentTest {
  @TempDir Path folder;

  @Test
  void whatTheStoreWasGivenInItsEnvironmentIsNotHandedOn() {
    Map<String, String> given =
        new HashMap<>(Map.of("ADMIN_TOKEN", "t", "DATABASE_URL", "d", "PGHOST", "h", "Path", "p"));

    ChildEnvironment.strip(given);

    assertThat(given).containsOnlyKeys("Path", "LC_ALL");
  }

  @Test
  void aProgramOfTheServersFindsNoMore() throws Exception {
    Path output = folder.resolve("environment");
    Program env = new Program(List.of("env"), folder, output);

    assertThat(env.run(Duration.ofMinutes(1))).isZero();

    assertThat(Files.readString(output).lines())
        .isNotEmpty()
        .allMatch(line -> ChildEnvironment.KEPT.contains(line.split("=", 2)[0]));
  }
}
