package io.flashsale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that the benchmark needs and does not bring along.
 *
 * @param name of the program's file
 * @param folders where to look for it, in order
 * @param install which package to install where it is missing
 */
record Tool(String name, List<Path> folders, String install) {
  private static final Path DEBIAN_POSTGRESQL = Path.of("/usr/lib/postgresql");

  /** The HTTP load generator. */
  static Tool wrk(String searchPath) {
    return new Tool("wrk", split(searchPath), "wrk");
  }

  /** PostgreSQL's own load generator. */
  static Tool pgbench(String searchPath) {
    List<Path> folders = new ArrayList<>(debian());
    folders.addAll(split(searchPath));
    return new Tool("pgbench", folders, "postgresql-15 (on other systems postgresql-contrib)");
  }

  private static List<Path> split(String searchPath) {
    return Pattern.compile(java.io.File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(searchPath)
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .toList();
  }

  /** Debian's folders of programs that are not on the PATH, the newest version first. */
  private static List<Path> debian() {
    if (!Files.isDirectory(DEBIAN_POSTGRESQL)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN_POSTGRESQL)) {
      return versions
          .sorted(Comparator.<Path>naturalOrder().reversed())
          .map(version -> version.resolve("bin"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether it is there. */
  boolean isThere() {
    return find().isPresent();
  }

  /** The program's file. */
  Path path() throws Unmeasured {
    return find().orElseThrow(() -> new Unmeasured(missing()));
  }

  private Optional<Path> find() {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What stands in a row that needs it and cannot have it. */
  String missing() {
    return "%s is not installed: install the package %s.".formatted(name, install);
  }
}
