package io.flashsale.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The servers of one home, run by a JVM of their own. */
final class ChildServers implements AutoCloseable {

  private final Process process;
  private final String[] words;

  private ChildServers(Process process, String[] words) {
    this.process = process;
    this.words = words;
  }

  /** Starts the JVM with these changes to its environment and waits until the servers run. */
  static ChildServers start(Path home, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServersChild.class.getName(),
                home.toString()));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    BufferedReader said = process.inputReader();
    String line = said.readLine();
    while (line != null && !line.startsWith("running ")) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("the servers did not start");
    }
    return new ChildServers(process, line.split(" ", -1));
  }

  long postgresPid() {
    return Long.parseLong(words[1]);
  }

  Path dataDirectory() {
    return Path.of(words[3]);
  }

  long redisPid() {
    return Long.parseLong(words[4]);
  }

  /** Ends the JVM as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends the JVM and its servers as it should be. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.onExit().get(1, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the JVM did not end", e);
    }
  }
}
