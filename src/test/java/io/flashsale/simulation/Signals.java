package io.flashsale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals to processes by their ids, all in one go. */
public final class Signals {
  private Signals() {}

  /** Such as {@code send("STOP", pids)}; processes that have ended meanwhile are passed over. */
  public static void send(String name, List<Long> pids) {
    List<String> words = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> words.add(String.valueOf(pid)));
    try {
      Process kill = new ProcessBuilder(words).redirectErrorStream(true).start();
      String said = new String(kill.getInputStream().readAllBytes());
      assertThat(kill.waitFor() == 0 || said.contains("No such process")).as(said).isTrue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
