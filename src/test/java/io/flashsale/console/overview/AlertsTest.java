package io.flashsale.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.FakeStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertsTest {

  @Test
  void says_what_is_sold_out_and_what_opens_or_ends_soon() {
    assertThat(
            Alerts.of(
                FakeStore.report(
                    List.of(
                        FakeStore.product(1, "Quiet", 100, 10, 1, 0, 0, -60),
                        FakeStore.product(2, "Gone", 100, 10, 10, 0, 0, -60),
                        FakeStore.product(3, "Coming", 100, 10, 0, 0, 0, 3),
                        FakeStore.product(4, "Going", 100, 10, 0, 0, 0, -118)))))
        .containsExactly(
            "“Coming” opens within 4 min", "“Going” ends within 3 min", "“Gone” is sold out");
  }

  @Test
  void says_no_more_than_can_be_read() {
    assertThat(
            Alerts.of(
                FakeStore.report(
                    IntStream.rangeClosed(1, 9)
                        .mapToObj(id -> FakeStore.product(id, "P" + id, 100, 1, 1, 0, 0, -60))
                        .toList())))
        .hasSize(5)
        .endsWith("and 5 more");
  }
}
