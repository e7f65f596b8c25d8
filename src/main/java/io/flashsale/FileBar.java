package io.flashsale;

import io.flashsale.embedded.BackupFile.Progress;
import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far a backup or a restore is, as a bar on stderr where there is a terminal. */
final class FileBar implements Progress, AutoCloseable {
  private final @Nullable ProgressBar bar;

  FileBar(String task) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    bar =
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
  }

  @Override
  public void tell(long done, long of) {
    if (bar != null) {
      bar.maxHint(of);
      bar.stepTo(done);
    }
  }

  /** Ctrl-C ends the process, and what it left is removed by the next. */
  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
