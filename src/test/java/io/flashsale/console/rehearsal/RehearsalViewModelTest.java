package io.flashsale.console.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.console.FakeOffice;
import io.flashsale.console.live.Reading;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.rehearsal.RehearsalDesk.Wish;
import io.flashsale.console.work.Work;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalViewModelTest {
  private final FakeOffice office = new FakeOffice();
  private final Memory memory = Memory.ofThisTime();
  private long nanos;
  private final RehearsalViewModel rehearsal =
      new RehearsalViewModel(
          office.office().rehearsal(),
          new Work(Runnable::run),
          office.office().choice(),
          memory,
          () -> nanos);

  private void tick() {
    nanos += 200_000_000;
    rehearsal.accept(new Reading.Fresh<>(rehearsal.readProgress()));
  }

  private String message() {
    return rehearsal.messages().messageProperty().get().sentence();
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,10,50,Units",
    "10,x,10,50,Buyers",
    "10,10,5000,50,Connections",
    "10,10,1,101,share"
  })
  void what_is_no_wish_is_said(
      String stock, String buyers, String connections, String share, String word) {
    rehearsal.form().stock().set(stock);
    rehearsal.form().buyers().set(buyers);
    rehearsal.form().connections().set(connections);
    rehearsal.form().confirmed().set(share);
    assertThat(rehearsal.form().mistake().get()).contains(word);
    rehearsal.start();
    assertThat(office.wishes).isEmpty();
    assertThat(message()).contains(word);
  }

  @Test
  void a_copy_of_a_product_has_its_units_and_there_are_no_more_connections_than_buyers() {
    rehearsal.acceptModels(new Reading.Fresh<>(rehearsal.readModels()));
    rehearsal.modelProperty().set(rehearsal.models().get(1));
    rehearsal.form().buyers().set("20");
    rehearsal.form().confirmed().set("62.5");
    rehearsal.start();
    await().until(() -> !rehearsal.runningProperty().get());
    assertThat(office.wishes).containsExactly(new Wish(50, 20, 20, false, 0.625, null));
    assertThat(memory.get("rehearsal.buyers")).isEqualTo("20");
  }

  @Test
  void curves_and_phases_move_while_it_goes_on_and_it_can_be_broken_off() {
    office.mayGoOn = new CountDownLatch(1);
    rehearsal.start();
    tick();
    tick();
    assertThat(rehearsal.samples()).hasSize(2);
    assertThat(rehearsal.phases()).hasSize(1);
    assertThat(RehearsalViewModel.share(rehearsal.progressProperty().get())).isPositive();
    rehearsal.start();
    assertThat(office.wishes).hasSize(1);
    rehearsal.cancel();
    await().until(() -> !rehearsal.runningProperty().get());
    assertThat(rehearsal.reportProperty().get().cancelled()).isTrue();
    assertThat(message()).contains("broken off");
    assertThat(rehearsal.readProgress()).isEqualTo(Optional.empty());
  }

  @Test
  void a_long_rehearsal_keeps_as_many_points_as_a_curve_can_show() {
    office.mayGoOn = new CountDownLatch(1);
    rehearsal.start();
    for (int i = 0; i < 5_000; i++) {
      tick();
    }
    assertThat(rehearsal.samples()).hasSizeBetween(250, 600);
    assertThat(rehearsal.samples().getFirst().seconds()).isLessThan(1);
    rehearsal.cancel();
    await().until(() -> !rehearsal.runningProperty().get());
  }

  @Test
  void an_audit_that_found_something_is_an_error_and_a_store_that_throws_too() {
    office.sound = false;
    rehearsal.start();
    await().until(() -> rehearsal.reportProperty().get() != null);
    assertThat(message()).startsWith("The audit found something wrong");
    office.failure = new IllegalStateException("refused");
    rehearsal.start();
    await().until(() -> !rehearsal.runningProperty().get());
    assertThat(message()).contains("refused");
    assertThat(rehearsal.reportProperty().get()).isNull();
  }
}
