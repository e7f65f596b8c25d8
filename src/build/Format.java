import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over every Java source of the project.
 *
 * <p>{@code check} names the files that are not formatted and fails; {@code write} formats them.
 */
public final class Format {

  public static void main(String[] args) throws IOException {
    boolean write = args.length == 1 && args[0].equals("write");
    List<String> arguments = new ArrayList<>();
    if (write) {
      arguments.add("--replace");
    } else {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    try (var files = Files.walk(Path.of("src"))) {
      files
          .map(Path::toString)
          .filter(file -> file.endsWith(".java"))
          .sorted()
          .forEach(arguments::add);
    }
    int exit =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (exit != 0) {
      System.err.println(
          "The files named above are not formatted. Format them with:"
              + " mvn process-sources -Dformat.mode=write");
    }
    System.exit(exit);
  }
}
