package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaSearchTest {

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"1.8.0_402, 8", "11.0.2, 11", "25.0.3, 25", "25-ea, 25", "25, 25", "1.8, 8", "x, 0"})
  void theMajorVersionIsRead(String version, int major) {
    assertThat(JavaHome.major(version)).isEqualTo(major);
  }

  @Test
  void javaHomeComesBeforeThePathAndTheFolders() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "25").toString());
    environment.put("PATH", jdk("path", "25").resolve("bin").toString());
    environment.put("FLASHSALE_JDKS", jdk("all/one", "25").getParent().toString());

    assertThat(found()).isEqualTo("mine");
  }

  @Test
  void anOldJavaIsPassedOver() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
    environment.put("PATH", jdk("path", "26").resolve("bin").toString());

    assertThat(found()).isEqualTo("path");
  }

  @Test
  void theFoldersAreLookedThrough() throws Exception {
    jdk("all/eight", "1.8.0_402");
    environment.put("FLASHSALE_JDKS", jdk("all/new", "25.0.3").getParent().toString());

    assertThat(found()).isEqualTo("new");
  }

  @Test
  void aFolderWithoutAJavaProgramIsNone() throws Exception {
    Files.delete(jdk("all/broken", "25").resolve("bin/java"));
    environment.put("FLASHSALE_JDKS", folder.resolve("all").toString());

    assertThat(found()).isEqualTo("none");
  }

  private String found() {
    return new JavaSearch(environment).find(25).map(home -> home.folder().getName()).orElse("none");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("bin/java"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
