package io.flashsale.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on; they say little about another machine. */
final class Machine {
  private static final long GIB = 1L << 30;

  private Machine() {}

  /** One line: cores, memory, system, Java, and the file system under the databases. */
  static String here(Path folder) {
    return String.format(
        Locale.ROOT,
        "%d cores%s, %s, %s %s %s, Java %s, databases on %s",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        memory(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.version(),
        fileSystem(folder));
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? "%d GiB".formatted(Math.round((double) system.getTotalMemorySize() / GIB))
        : "memory unknown";
  }

  private static String fileSystem(Path folder) {
    try {
      return Files.getFileStore(folder).type();
    } catch (IOException e) {
      return "an unknown file system";
    }
  }
}
