package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.audit.AuditReport;
import io.flashsale.audit.AuditReport.ProductAudit;
import io.flashsale.audit.Verdict;
import io.flashsale.audit.Violation;
import io.flashsale.audit.Violation.Kind;
import io.flashsale.console.FakeStore;
import io.flashsale.console.health.Light;
import io.flashsale.console.live.Reading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksViewModelTest {
  private final BooksViewModel viewModel = new BooksViewModel();

  private void shows(AuditReport report, Light light, String text) {
    viewModel.accept(new Reading.Fresh<>(report));
    assertThat(viewModel.lightProperty().get()).isEqualTo(light);
    assertThat(viewModel.textProperty().get()).isEqualTo(text);
  }

  @Test
  void nothingIsSaidBeforeTheFirstCheck() {
    assertThat(viewModel.lightProperty().get()).isEqualTo(Light.UNKNOWN);
    assertThat(viewModel.textProperty().get()).isEqualTo("Ledger not checked yet");
  }

  @Test
  void booksThatAgreeAreGreenForAMinuteAfterTheyWereChecked() {
    shows(
        FakeStore.balanced(Duration.ofMillis(3_900)),
        Light.GOOD,
        "Ledger balanced, checked 3 s ago");
    shows(
        FakeStore.balanced(Duration.ofSeconds(60)),
        Light.UNKNOWN,
        "Ledger balanced, checked 60 s ago");
    shows(
        FakeStore.balanced(Duration.ofMinutes(7)),
        Light.UNKNOWN,
        "Ledger balanced, checked 7 min ago");
  }

  @Test
  void aFirstCheckShowsHowFarItIs() {
    shows(
        new AuditReport(
            Verdict.CHECKING,
            null,
            null,
            List.of(
                new ProductAudit(1, Verdict.CHECKING, 900_000, 300_000, null),
                new ProductAudit(2, Verdict.BALANCED, 100_000, 100_000, Duration.ZERO)),
            List.of()),
        Light.UNKNOWN,
        "Checking the ledger: 40 %");
  }

  @Test
  void aViolationIsRedWithItsSentenceAndHowManyMoreThereAre() {
    var first = new Violation(4, Kind.CHAIN, "event 7 is missing");
    var second = new Violation(4, Kind.ORDERS, "the order of event 9 is expired");
    shows(FakeStore.violated(first), Light.BAD, "Product 4: event 7 is missing");
    shows(
        FakeStore.violated(first, second), Light.BAD, "Product 4: event 7 is missing (and 1 more)");
  }

  @Test
  void withoutAnAnswerItStaysAsItWas() {
    viewModel.accept(new Reading.Fresh<>(FakeStore.balanced(Duration.ZERO)));
    viewModel.accept(new Reading.Missing<>());
    assertThat(viewModel.lightProperty().get()).isEqualTo(Light.GOOD);
  }
}
