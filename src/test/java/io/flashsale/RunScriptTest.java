package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The run script in a project and on a machine that are made up: its programs only say they ran.
 */
class RunScriptTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private Path project;
  private Path jar;
  private Path programs;
  private Path jdks;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeProject() throws IOException {
    assumeThat(Files.isExecutable(Path.of("/bin/bash"))).isTrue();
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(Path.of("run-desktop.sh"), project.resolve("run-desktop.sh"));
    file("pom.xml", NOW);
    file("src/main/java/Store.java", NOW);
    file("src/main/resources/flashsale.vmoptions", NOW);
    file("src/launcher/java/Launcher.java", NOW);
    jar = file("target/flashsale.jar", NOW.plusSeconds(10));
    file("target/flashsale.aot", NOW.plusSeconds(20));
    programs = Files.createDirectory(folder.resolve("programs"));
    jdks = Files.createDirectory(folder.resolve("jdks"));
    environment.put("PATH", programs + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", "");
    environment.put("FLASHSALE_JDKS", jdks.toString());
    // The machine's own Java, if it is on the path, must not be found.
    program(programs.resolve("java"), "exit 99");
    program(programs.resolve("mvn"), "echo mvn \"$@\"; touch target/flashsale.jar");
    program(programs.resolve("npm"), "exit 0");
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    jdk(jdks.resolve("jdk-26"), "26");
    environment.put("JAVA_HOME", jdk(folder.resolve("mine"), "25.0.3").toString());

    assertThat(run()).singleElement().asString().startsWith("java of mine:");
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    environment.put("JAVA_HOME", jdk(folder.resolve("old"), "17.0.15").toString());
    jdk(jdks.resolve("jdk-8"), "1.8.0_402");
    jdk(jdks.resolve("jdk-25"), "25.0.3");

    assertThat(run()).singleElement().asString().startsWith("java of jdk-25:");
  }

  @Test
  void theJavaOnThePathIsFollowedToItsHome() throws Exception {
    Path home = jdk(folder.resolve("linked"), "25");
    Files.delete(programs.resolve("java"));
    Files.createSymbolicLink(programs.resolve("java"), home.resolve("bin/java"));

    assertThat(run()).singleElement().asString().startsWith("java of linked:");
  }

  @Test
  void theHomeInsideAMacBundleIsFound() throws Exception {
    jdk(jdks.resolve("temurin-25.jdk/Contents/Home"), "25.0.3");

    assertThat(run()).singleElement().asString().startsWith("java of Home:");
  }

  @Test
  void withoutAJdkOneSentenceSaysWhatIsNeeded() throws Exception {
    jdk(jdks.resolve("jdk-21"), "21.0.1");

    assertThat(run())
        .singleElement()
        .asString()
        .startsWith("FlashSale: a JDK 25 is needed, and none was found")
        .endsWith("exit 1");
  }

  @Test
  void argumentsAndOptionsReachTheStoreFromAnyFolderAndThroughALink() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("a project/run-desktop.sh"));

    assertThat(run(link, "--server", "two words"))
        .containsExactly(
            "java of jdk-25: [@%s] [-XX:AOTCache=%s] [-jar] [%s] [--server] [two words]"
                .formatted(
                    project.resolve("src/main/resources/flashsale.vmoptions"),
                    project.resolve("target/flashsale.aot"),
                    jar));
  }

  @Test
  void aMissingJarIsBuiltAndTrained() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    Files.delete(jar);

    List<String> said = run();

    assertThat(said.get(0)).startsWith("FlashSale: building target/flashsale.jar");
    assertThat(said.get(1)).startsWith("mvn -q -DskipTests");
    assertThat(said.get(2)).startsWith("FlashSale: preparing a faster start");
    assertThat(said.getLast()).startsWith("java of jdk-25:").contains("-XX:AOTCache=");
  }

  @Test
  void aJarOlderThanASourceIsBuiltAgain() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    file("storefront-web/src/main.tsx", NOW.plusSeconds(30));

    assertThat(run()).first().asString().startsWith("FlashSale: building target/flashsale.jar");
  }

  @Test
  void whatTheBuildItselfWritesIsNoSource() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    file("storefront-web/node_modules/react/index.js", NOW.plusSeconds(30));
    file("storefront-web/dist/index.html", NOW.plusSeconds(30));

    assertThat(run()).singleElement().asString().startsWith("java of jdk-25:");
  }

  @Test
  void aFailedBuildEndsTheScript() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    Files.delete(jar);
    program(programs.resolve("mvn"), "exit 1");

    assertThat(run().getLast())
        .isEqualTo("FlashSale: the build failed: what Maven said is above. exit 1");
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    jdk(jdks.resolve("jdk-25"), "25");
    Files.delete(jar);
    Files.delete(programs.resolve("mvn"));
    onlyThePrograms();

    assertThat(run()).singleElement().asString().startsWith("FlashSale: building needs Maven:");
  }

  @Test
  void aFailedTrainingIsToldOnceAndNotTriedAgain() throws Exception {
    Path home = jdk(jdks.resolve("jdk-25"), "25");
    Files.delete(project.resolve("target/flashsale.aot"));
    program(
        home.resolve("bin/java"),
        "case \"$*\" in *train) exit 1 ;; *) echo started \"$@\" ;; esac");

    List<String> first = run();
    List<String> second = run();

    assertThat(first).hasSize(3);
    assertThat(first.get(1)).startsWith("FlashSale: that did not work, so the start takes");
    assertThat(second).singleElement().asString().startsWith("started").doesNotContain("AOT");
  }

  /** Leaves of the machine's programs only what the script itself is made of. */
  private void onlyThePrograms() throws IOException {
    for (String name : List.of("sed", "tr", "dirname", "readlink", "find", "head")) {
      Path real =
          Files.exists(Path.of("/usr/bin", name))
              ? Path.of("/usr/bin", name)
              : Path.of("/bin", name);
      Files.createSymbolicLink(programs.resolve(name), real);
    }
    environment.put("PATH", programs.toString());
  }

  private Path jdk(Path home, String version) throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(
        home.resolve("bin/java"),
        """
        for word in "$@"; do
          case $word in -XX:AOTCacheOutput=*) touch "${word#*=}" ;; esac
        done
        printf 'java of %s:' "$(basename "$(dirname "$(dirname "$0")")")"
        printf ' [%s]' "$@"
        echo
        """);
    program(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path file(String name, Instant time) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private List<String> run() throws Exception {
    return run(project.resolve("run-desktop.sh"));
  }

  /** What the script said, line by line; a failing exit code ends the last line. */
  private List<String> run(Path script, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("/bin/bash", script.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> said = new ArrayList<>(process.inputReader().readAllLines());
    int exit = process.waitFor();
    if (exit != 0) {
      said.add(said.removeLast() + " exit " + exit);
    }
    return said;
  }
}
