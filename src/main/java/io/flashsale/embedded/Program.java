package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One of the servers' own programs, run to its end.
 *
 * @param words the program and its arguments
 * @param folder where it runs: the JVM's own folder may be closed to the servers' user
 * @param output the file that takes what it says; a server that it leaves behind would keep a pipe
 *     open
 */
record Program(List<String> words, Path folder, Path output) {

  /**
   * Runs it, with this text as its input.
   *
   * @return its exit code, or -1 when it had to be ended at the limit
   * @throws IOException when it cannot be run at all, or the thread is interrupted
   */
  int run(Duration limit, String input) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    ChildEnvironment.strip(builder.environment());
    Process process = builder.start();
    try {
      try (var stdin = process.outputWriter()) {
        stdin.write(input);
      }
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  int run(Duration limit) throws IOException {
    return run(limit, "");
  }

  /** Whether a program with these words can be run here and ends well. */
  static boolean works(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
