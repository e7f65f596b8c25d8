package io.flashsale.inventory;

import io.flashsale.inventory.LifeStep.Adjust;
import io.flashsale.inventory.LifeStep.CancelOrder;
import io.flashsale.inventory.LifeStep.ConfirmOrder;
import io.flashsale.inventory.LifeStep.Hold;
import io.flashsale.inventory.LifeStep.SetTotal;
import io.flashsale.inventory.LifeStep.Single;
import io.flashsale.inventory.LifeStep.Together;
import io.flashsale.inventory.LifeStep.Wait;
import io.flashsale.inventory.LifeStep.WaitAndThen;
import io.flashsale.testing.SettableClock;
import io.flashsale.testing.TestStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever commands come, alone or in groups, in whatever order: outcomes, stock, orders and ledger
 * are those of the model.
 */
class SequencerPropertyIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static final AtomicInteger LIVES = new AtomicInteger();
  private static TestStore store;

  @BeforeContainer
  static void openStore() {
    store =
        TestStore.open(
            CLOCK,
            "HOLDS_PER_EMAIL",
            String.valueOf(ProductModel.PER_EMAIL),
            "HOLDS_PER_IP",
            String.valueOf(ProductModel.PER_ADDRESS),
            "HOLD_SECONDS",
            String.valueOf(ProductModel.HOLD_TIME.toSeconds()));
  }

  @AfterContainer
  static void closeStore() {
    store.close();
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyLifeOfAProductIsThatOfTheModel(
      @ForAll @IntRange(min = 0, max = 15) int stock, @ForAll("lives") List<LifeStep> life)
      throws Exception {
    try (var product = new ProductUnderTest(store, CLOCK, stock, LIVES.incrementAndGet())) {
      for (LifeStep step : life) {
        product.live(step);
      }
    }
  }

  @Provide
  Arbitrary<List<LifeStep>> lives() {
    Arbitrary<LifeStep> single = singles().map(step -> step);
    Arbitrary<LifeStep> together =
        Combinators.combine(
                singles().list().ofMinSize(2).ofMaxSize(8), Arbitraries.integers().between(0, 7))
            .as(Together::new);
    Arbitrary<LifeStep> wait = seconds().map(Wait::new);
    Arbitrary<LifeStep> waitAndThen =
        Combinators.combine(seconds(), singles()).as(WaitAndThen::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, single), Tuple.of(3, together), Tuple.of(1, wait), Tuple.of(1, waitAndThen))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static Arbitrary<Integer> seconds() {
    return Arbitraries.of(1, 60, 119, 120, 120, 120, 300);
  }

  private static Arbitrary<Single> singles() {
    Arbitrary<Single> hold =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 2),
                Arbitraries.frequency(
                    Tuple.of(4, 1), Tuple.of(3, 2), Tuple.of(1, 3), Tuple.of(1, 5), Tuple.of(1, 6)),
                Arbitraries.integers().between(0, 2).injectNull(0.6))
            .as(Hold::new);
    Arbitrary<Integer> order = Arbitraries.integers().between(0, 5);
    Arbitrary<Single> confirm = order.map(ConfirmOrder::new);
    Arbitrary<Single> cancel = order.map(CancelOrder::new);
    Arbitrary<Single> adjust =
        Arbitraries.integers().between(-4, 6).filter(delta -> delta != 0).map(Adjust::new);
    Arbitrary<Single> setTotal = Arbitraries.integers().between(0, 12).map(SetTotal::new);
    return Arbitraries.frequencyOf(
        Tuple.of(8, hold),
        Tuple.of(4, confirm),
        Tuple.of(3, cancel),
        Tuple.of(2, adjust),
        Tuple.of(2, setTotal));
  }
}
