import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/**
 * Makes the native package of the built jar: a folder with a launcher and a Java of its own, for
 * the kind of machine that this runs on. It lies in {@code target/package}.
 */
public final class Package {
  private static final Path TARGET = Path.of("target");
  private static final Path OUTPUT = TARGET.resolve("package");
  private static final Path JAR = TARGET.resolve("flashsale.jar");
  private static final Path OPTIONS = Path.of("src/main/resources/flashsale.vmoptions");

  /** All of Java SE, and what the libraries use besides. */
  private static final String MODULES =
      "java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata,jdk.management,"
          + "jdk.management.agent,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Files.isRegularFile(JAR)) {
      System.err.println(JAR + " is missing. Build it with: mvn verify");
      System.exit(1);
    }
    delete(OUTPUT);
    Path input = Files.createDirectories(TARGET.resolve("package-input"));
    // With its time: the start cache is good for this very jar.
    Files.copy(
        JAR,
        input.resolve("flashsale.jar"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Path.of("LICENSE"), input.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
    int exit =
        ToolProvider.findFirst("jpackage")
            .orElseThrow()
            .run(System.out, System.err, words(args[0], input).toArray(String[]::new));
    if (exit != 0) {
      System.exit(exit);
    }
    Path image = image();
    learnToStart(image);
    System.out.printf("%s: %d MB%n", image, size(image) / 1_000_000);
  }

  private static List<String> words(String version, Path input) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--type", "app-image",
                "--name", "flashsale",
                "--app-version", version,
                "--description", "A flash-sale store",
                "--vendor", "FlashSale",
                "--input", input.toString(),
                "--main-jar", "flashsale.jar",
                "--main-class", "io.flashsale.Launcher",
                "--add-modules", MODULES,
                // The java program stays: the benchmark starts stores with it.
                "--jlink-options", "--strip-debug --no-header-files --no-man-pages",
                "--dest", OUTPUT.toString()));
    for (String option : options()) {
      words.addAll(List.of("--java-options", option));
    }
    words.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/flashsale.aot"));
    return words;
  }

  private static List<String> options() throws IOException {
    return Files.readAllLines(OPTIONS).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static Path image() throws IOException {
    try (var images = Files.list(OUTPUT)) {
      return images.findFirst().orElseThrow();
    }
  }

  /** Lets the packaged Java keep what it learns in a short run of the store. */
  private static void learnToStart(Path image) throws IOException, InterruptedException {
    Path jar = find(image, "flashsale.jar");
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    Path java = find(image, windows ? "java.exe" : "java");
    Path home = Files.createTempDirectory("flashsale-package");
    Path log = TARGET.resolve("package-training.log");
    List<String> command = new ArrayList<>(List.of(java.toAbsolutePath().toString()));
    command.addAll(options());
    command.add("-XX:AOTCacheOutput=" + jar.resolveSibling("flashsale.aot").toAbsolutePath());
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "train"));
    ProcessBuilder training = new ProcessBuilder(command);
    training.environment().keySet().removeAll(List.of("DATABASE_URL", "REDIS_URL"));
    training.environment().put("FLASHSALE_HOME", home.toString());
    training.environment().put("HOLDS_PER_IP", "1000000000");
    File output = log.toFile();
    int exit = training.redirectErrorStream(true).redirectOutput(output).start().waitFor();
    delete(home);
    if (exit != 0 || !Files.exists(jar.resolveSibling("flashsale.aot"))) {
      System.err.println("The packaged store does not run: " + log + " says why.");
      System.exit(1);
    }
  }

  private static Path find(Path folder, String name) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals(name) && Files.isRegularFile(file))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + name + " in " + folder));
    }
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
