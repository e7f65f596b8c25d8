package io.flashsale.console;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Measures for how long the FX thread lets others wait, and what it does meanwhile.
 *
 * <p>Again and again something is handed to the FX thread. The wall clock until it runs is what
 * somebody at the desk feels; the CPU time that the thread took until then is what the console is
 * to blame for, however busy the machine is with other things.
 */
final class FxWatchdog implements AutoCloseable {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int FRAMES = 60;

  /** A wait that lasts longer than this is looked into. */
  private static final Duration LATE = Duration.ofMillis(20);

  /** A wait: how long it was, what the thread computed meanwhile, and what it was seen at. */
  record Wait(Duration wall, Duration cpu, String during, List<String> seen) {}

  private record Asked(long nanos, long cpu, String during, List<String> seen) {}

  private final Thread fx = fxThread();
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
  private volatile String now = "";
  private volatile Asked asked;

  FxWatchdog() {
    var _ = beat.scheduleAtFixedRate(this::ask, 0, 4, TimeUnit.MILLISECONDS);
  }

  private static Thread fxThread() {
    try {
      return WaitForAsyncUtils.asyncFx(Thread::currentThread).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says what goes on from now on. */
  void during(String what) {
    now = what;
  }

  private void ask() {
    Asked waiting = asked;
    if (waiting == null) {
      Asked begun = new Asked(System.nanoTime(), cpu(), now, new CopyOnWriteArrayList<>());
      asked = begun;
      Platform.runLater(() -> answer(begun));
    } else if (System.nanoTime() - waiting.nanos() > LATE.toNanos()) {
      waiting.seen().add(look());
    }
  }

  private long cpu() {
    return THREADS.getThreadCpuTime(fx.threadId());
  }

  private void answer(Asked begun) {
    Duration wall = Duration.ofNanos(System.nanoTime() - begun.nanos());
    waits.add(new Wait(wall, Duration.ofNanos(cpu() - begun.cpu()), begun.during(), begun.seen()));
    asked = null;
  }

  /** What the thread is at, as the innermost frames of this program and of the toolkit. */
  private String look() {
    StackTraceElement[] stack = fx.getStackTrace();
    List<String> frames =
        Arrays.stream(stack)
            .limit(FRAMES)
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .toList();
    String own =
        frames.stream()
            .filter(frame -> frame.startsWith("io.flashsale"))
            .findFirst()
            .orElse("the toolkit");
    List<String> inner =
        frames.stream()
            .filter(frame -> frame.contains("javafx"))
            .limit(4)
            .map(frame -> frame.replaceAll(".*\\.(\\w+\\.\\w+)$", "$1"))
            .toList();
    return "%s %s < %s".formatted(fx.getState(), own, String.join(" < ", inner));
  }

  /** What so much of the waiting was not longer than, between 0 and 1. */
  Duration quantile(double share) {
    List<Duration> sorted = waits.stream().map(Wait::wall).sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }

  /** The most that the thread computed while somebody waited. */
  Duration mostCpu() {
    return waits.stream().map(Wait::cpu).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** What the thread computed no more than in so much of the waiting, between 0 and 1. */
  Duration cpuQuantile(double share) {
    List<Duration> sorted = waits.stream().map(Wait::cpu).sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }

  /** The waits with the most computing in them, in words. */
  String worst(int count) {
    return waits.stream()
        .sorted(Comparator.comparing(Wait::cpu).reversed())
        .limit(count)
        .map(FxWatchdog::words)
        .collect(Collectors.joining("\n"));
  }

  private static String words(Wait wait) {
    Map<String, Integer> counted = new HashMap<>();
    wait.seen().forEach(at -> counted.merge(at, 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d ms computing in %d ms, %s"
            .formatted(wait.cpu().toMillis(), wait.wall().toMillis(), wait.during()));
    counted.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(4)
        .forEach(at -> lines.add("    %d× %s".formatted(at.getValue(), at.getKey())));
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
