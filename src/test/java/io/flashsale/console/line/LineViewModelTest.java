package io.flashsale.console.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeOffice;
import io.flashsale.console.live.Reading;
import io.flashsale.console.view.Formats;
import io.flashsale.console.work.Work;
import io.flashsale.waitlist.LineFigures.DrawState;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LineViewModelTest {
  private final FakeOffice office = new FakeOffice();
  private final LineViewModel line =
      new LineViewModel(
          office.office().line(),
          new Work(Runnable::run),
          office.office().choice(),
          new Formats(Locale.US, ZoneId.of("UTC"), Currency.getInstance("INR")));

  private void read() {
    line.accept(new Reading.Fresh<>(line.read()));
  }

  @Test
  void the_first_product_is_chosen_and_its_figures_come_with_the_next_reading() {
    read();
    assertThat(line.products()).hasSize(5);
    assertThat(line.figuresProperty().get()).isNull();
    read();
    assertThat(line.count(f -> f.counts().taken()).getValue()).isEqualTo("131");
    assertThat(line.served().getValue()).isEqualTo("42%");
    assertThat(line.waitP50().getValue()).isEqualTo("74 s");
    assertThat(line.waitP95().getValue()).isEqualTo("10 min");
  }

  @Test
  void another_product_shows_nothing_of_the_one_before() {
    read();
    read();
    line.choose(2);
    assertThat(line.count(f -> f.counts().taken()).getValue()).isEqualTo("–");
    read();
    assertThat(line.figuresProperty().get().product().id()).isEqualTo(2);
  }

  @Test
  void overtakings_turn_the_verdict() {
    read();
    read();
    assertThat(line.fair().getValue()).isEqualTo(LineViewModel.Light.FAIR);
    office.overtakings = 2;
    read();
    assertThat(line.fair().getValue()).isEqualTo(LineViewModel.Light.UNFAIR);
    assertThat(line.verdict().getValue()).startsWith("2 overtook");
  }

  @Test
  void only_a_draw_that_was_made_can_be_saved() {
    office.draw = DrawState.ENTRIES_OPEN;
    read();
    read();
    assertThat(line.canSave().getValue()).isFalse();
    assertThat(line.drawState().getValue()).startsWith("Entries are open until");
    line.saveDraw();
    assertThat(line.messages().messageProperty().get().sentence()).contains("no draw to save");
    office.draw = DrawState.AWAITS_BEACON;
    read();
    assertThat(line.drawState().getValue()).contains("waits for the value of its beacon");
    office.draw = DrawState.NONE;
    read();
    assertThat(line.commitment().getValue()).isEmpty();
  }

  @Test
  void a_store_that_does_not_answer_leaves_the_old_figures_and_says_so() {
    read();
    read();
    line.accept(new Reading.Missing<>());
    assertThat(line.staleProperty().get()).isTrue();
    assertThat(line.count(f -> f.counts().taken()).getValue()).isEqualTo("131");
    assertThat(line.nothingForSale().get()).isFalse();
    office.products = List::of;
    read();
    assertThat(line.nothingForSale().get()).isTrue();
  }

  @Test
  void waits_are_told_as_people_say_them() {
    assertThat(LineViewModel.wait(null)).isEqualTo("–");
    assertThat(LineViewModel.wait(Duration.ofMillis(1_250))).isEqualTo("1.3 s");
    assertThat(LineViewModel.wait(Duration.ofSeconds(119))).isEqualTo("119 s");
    assertThat(LineViewModel.wait(Duration.ofHours(3))).isEqualTo("3 h");
  }
}
