package io.flashsale;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run this program once more, in a JVM with the store's own options and start cache. */
final class StoreJvm {
  private static final String OPTIONS = "/flashsale.vmoptions";

  private StoreJvm() {}

  /** The words of the command, without arguments of the program. */
  static List<String> command() throws StartFailure {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options());
    String classPath = System.getProperty("java.class.path");
    Path jar = Path.of(classPath).toAbsolutePath();
    if (Files.isRegularFile(jar)) {
      words.addAll(startCache(jar));
      words.addAll(List.of("-jar", jar.toString()));
    } else {
      words.addAll(List.of("-cp", classPath, Main.class.getName()));
    }
    return List.copyOf(words);
  }

  private static List<String> options() throws StartFailure {
    try (InputStream in = StoreJvm.class.getResourceAsStream(OPTIONS)) {
      if (in == null) {
        throw new IOException("the jar holds no " + OPTIONS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new StartFailure("The options of the store's JVM cannot be read.", e);
    }
  }

  /** What the build or the run script left beside the jar to start faster. */
  private static List<String> startCache(Path jar) {
    Path cache = jar.resolveSibling("flashsale.aot");
    return cache.toFile().lastModified() > jar.toFile().lastModified()
        ? List.of("-XX:AOTCache=" + cache)
        : List.of();
  }
}
