package io.flashsale.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {
  @TempDir Path folder;

  @Test
  void aToolIsFoundInTheFirstFolderThatHasIt() throws Exception {
    Path program =
        Files.createFile(
            folder.resolve("wrk"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    Tool tool = new Tool("wrk", List.of(folder.resolve("none"), folder), "wrk");

    assertThat(tool.path()).isEqualTo(program);
    assertThat(tool.isThere()).isTrue();
  }

  @Test
  void aMissingToolNamesThePackageToInstall() {
    Tool tool = new Tool("pgbench", List.of(folder), "postgresql-15");

    assertThat(tool.isThere()).isFalse();
    assertThatThrownBy(tool::path)
        .isInstanceOf(Unmeasured.class)
        .hasMessage("pgbench is not installed: install the package postgresql-15.");
    assertThat(Tool.pgbench("").missing()).contains("postgresql-15", "postgresql-contrib");
  }
}
