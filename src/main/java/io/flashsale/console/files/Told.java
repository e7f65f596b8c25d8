package io.flashsale.console.files;

import io.flashsale.console.work.Steps;
import io.flashsale.embedded.BackupFile;
import io.flashsale.files.Follower;

/** Tells a job of the console how far the store is with a file. */
record Told(Steps steps) implements Follower, BackupFile.Progress {

  @Override
  public void tell(long done, long of) {
    steps.tell(done, of);
  }

  @Override
  public boolean cancelled() {
    return steps.cancelled();
  }
}
