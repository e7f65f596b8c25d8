package io.flashsale.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process of this machine, looked at from outside. */
final class ServerProcess {

  private final long pid;
  private final Optional<ProcessHandle> handle;

  ServerProcess(long pid) {
    this.pid = pid;
    this.handle = ProcessHandle.of(pid);
  }

  /** Whether the pid is taken, be it by a zombie. */
  boolean exists() {
    return handle.isPresent() && handle.get().isAlive();
  }

  /** Whether it is the process that it was when this object was made, and no zombie. */
  boolean isRunning() {
    return exists() && !isZombie();
  }

  /** Whether it runs a program whose file name starts so; a zombie runs nothing. */
  boolean runs(String program) {
    return isRunning()
        && handle
            .flatMap(process -> process.info().command())
            .map(command -> Path.of(command).getFileName().toString().startsWith(program))
            .orElse(false);
  }

  /** Whether it was started at this time, give or take the tolerance; false when not known. */
  boolean startedAt(Instant time, Duration tolerance) {
    return handle
        .flatMap(process -> process.info().startInstant())
        .map(start -> Duration.between(start, time).abs().compareTo(tolerance) <= 0)
        .orElse(false);
  }

  /** Whether it has this folder as its own, as PostgreSQL has its data; true when not known. */
  boolean worksIn(Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(folder);
    } catch (IOException e) {
      return true;
    }
  }

  /** In a container without an init nobody buries the servers' dead. */
  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    } catch (IOException e) {
      return false;
    }
  }
}
