package io.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher under an old Java, where this machine has one. */
class LauncherIT {

  private static final String STORE =
      """
      package io.flashsale;
      public final class Main {
        public static void main(String[] arguments) throws Exception {
          System.out.println(Runtime.version().feature() + " " + String.join(" ", arguments));
          if (arguments[0].equals("wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended")));
            Thread.currentThread().join();
          }
          System.exit(Integer.parseInt(arguments[0]));
        }
      }
      """;

  @TempDir Path folder;

  private Path oldJava;
  private Path thisJava;

  @BeforeEach
  void compileStore() throws IOException {
    thisJava = Path.of(System.getProperty("java.home"));
    Optional<Path> old = oldJava();
    assumeThat(old).as("a Java older than 25").isPresent();
    oldJava = old.orElseThrow();
    Path source = folder.resolve("Main.java");
    Files.writeString(source, STORE);
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(exit).isZero();
  }

  @Test
  void theStoreRunsOnTheNewerJavaAndItsExitCodeComesBack() throws Exception {
    Process launcher = launch(thisJava, "7", "--server");

    assertThat(launcher.inputReader().readAllLines())
        .containsExactly(Runtime.version().feature() + " 7 --server");
    assertThat(launcher.waitFor()).isEqualTo(7);
  }

  @Test
  void withoutANewerJavaOneSentenceSaysWhatIsNeeded() throws Exception {
    Process launcher = launch(oldJava, "0");

    assertThat(launcher.inputReader().readAllLines())
        .singleElement()
        .asString()
        .startsWith("FlashSale needs Java 25 or newer, and this is Java ")
        .endsWith(": install a JDK 25, or set JAVA_HOME to one.");
    assertThat(launcher.waitFor()).isEqualTo(1);
  }

  @Test
  void aSignalEndsTheStoreBeforeTheLauncher() throws Exception {
    Process launcher = launch(thisJava, "wait");
    BufferedReader said = launcher.inputReader();
    assertThat(said.readLine()).endsWith("wait");
    ProcessHandle store = launcher.children().findFirst().orElseThrow();

    launcher.toHandle().destroy();

    assertThat(said.readLine()).isEqualTo("ended");
    assertThat(launcher.waitFor()).isEqualTo(143);
    await().until(() -> !store.isAlive());
  }

  private Process launch(Path javaHome, String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(oldJava.resolve("bin/java").toString());
    words.addAll(
        List.of("-cp", folder + File.pathSeparator + Path.of("target/classes").toAbsolutePath()));
    words.add(Launcher.class.getName());
    words.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("PATH", oldJava.resolve("bin").toString());
    builder.environment().put("FLASHSALE_JDKS", folder.toString());
    return builder.start();
  }

  private static Optional<Path> oldJava() throws IOException {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var homes = Files.list(folder)) {
      return homes.filter(home -> isOld(new JavaHome(home.toFile()).version())).findFirst();
    }
  }

  private static boolean isOld(int version) {
    return version >= 8 && version < Launcher.NEEDED;
  }
}
