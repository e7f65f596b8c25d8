package io.flashsale.console.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobTest {
  private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
  private final Work work = new Work(told::add);
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() {
    work.close();
  }

  /** Plays the receiver until something is so. */
  private void until(BooleanSupplier condition) {
    await()
        .until(
            () -> {
              for (Runnable next = told.poll(); next != null; next = told.poll()) {
                next.run();
              }
              return condition.getAsBoolean();
            });
  }

  private Job<String> heard(Task<String> task) {
    return work.job(task)
        .onDone(result -> heard.add("done " + result))
        .onFailed(sentence -> heard.add("failed " + sentence))
        .onCancelled(() -> heard.add("cancelled"))
        .start();
  }

  @Test
  void the_result_is_told_on_the_receiver_and_nowhere_else() {
    Job<String> job = heard(steps -> Thread.currentThread().isVirtual() ? "off" : "on");
    assertThat(job.runningProperty().get()).isTrue();
    until(() -> !job.runningProperty().get());
    assertThat(heard).containsExactly("done off");
  }

  @Test
  void a_failure_becomes_a_sentence() {
    Job<String> job =
        heard(
            steps -> {
              throw new IllegalStateException("no room left.");
            });
    until(() -> !job.runningProperty().get());
    assertThat(heard)
        .containsExactly(
            "failed This did not work for a reason of the store's own: no room left. Try again;"
                + " the log has the details.");
  }

  @Test
  void a_database_that_is_away_is_said_to_be_so() {
    assertThat(Failures.sentence(new IllegalStateException(new SQLException("refused", "08001"))))
        .startsWith("The database does not answer.");
  }

  @Test
  void who_gives_up_is_told_at_once_and_hears_nothing_of_what_still_comes() {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Job<String> job =
        heard(
            steps -> {
              goOn.await();
              over.countDown();
              return steps.cancelled() ? "given up" : "late";
            });
    job.cancel();
    assertThat(job.runningProperty().get()).isFalse();
    goOn.countDown();
    until(() -> over.getCount() == 0 && told.isEmpty());
    assertThat(heard).containsExactly("cancelled");
  }

  @Test
  void however_often_it_tells_one_telling_waits_for_the_receiver() {
    CountDownLatch said = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Job<String> job =
        heard(
            steps -> {
              for (int i = 1; i <= 500; i++) {
                steps.tell(i, 1_000);
              }
              said.countDown();
              goOn.await();
              return "";
            });
    await().until(() -> said.getCount() == 0);
    assertThat(told).hasSize(1);
    until(() -> job.progressProperty().get() == 0.5);
    goOn.countDown();
    until(() -> !job.runningProperty().get());
  }
}
