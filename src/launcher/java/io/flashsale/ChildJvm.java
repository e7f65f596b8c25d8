package io.flashsale;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The store in a JVM of another Java, which lives and ends with this one. */
final class ChildJvm {

  private static final String OPTIONS = "/flashsale.vmoptions";

  private final JavaHome java;

  ChildJvm(JavaHome java) {
    this.java = java;
  }

  /** Runs the store to its end and gives its exit code. */
  int run(String[] arguments) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words(arguments)).inheritIO().start();
    // On Ctrl-C and SIGTERM this JVM waits, so that the prompt is back only when all has ended.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "end-store"));
    return process.waitFor();
  }

  private List<String> words(String[] arguments) throws IOException {
    String classPath = System.getProperty("java.class.path");
    List<String> words = new ArrayList<>();
    words.add(java.program().getPath());
    words.addAll(options());
    File jar = new File(classPath);
    if (jar.isFile()) {
      words.addAll(startCache(jar));
      words.addAll(Arrays.asList("-jar", classPath));
    } else {
      words.addAll(Arrays.asList("-cp", classPath, Launcher.class.getName()));
    }
    words.addAll(Arrays.asList(arguments));
    return words;
  }

  private static List<String> options() throws IOException {
    List<String> options = new ArrayList<>();
    try (InputStream in = ChildJvm.class.getResourceAsStream(OPTIONS)) {
      if (in == null) {
        throw new IOException("the jar holds no " + OPTIONS);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.trim().isEmpty() && !line.startsWith("#")) {
          options.add(line.trim());
        }
      }
    }
    return options;
  }

  /** What the run script left beside the jar to start faster. */
  private static List<String> startCache(File jar) {
    List<String> option = new ArrayList<>();
    File cache = new File(jar.getAbsoluteFile().getParentFile(), "flashsale.aot");
    if (cache.lastModified() > jar.lastModified()) {
      option.add("-XX:AOTCache=" + cache);
    }
    return option;
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
