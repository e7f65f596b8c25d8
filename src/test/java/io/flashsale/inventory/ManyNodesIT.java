package io.flashsale.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.embedded.EmbeddedRedis;
import io.flashsale.embedded.Home;
import io.flashsale.persistence.DatabaseClock;
import io.flashsale.product.Product;
import io.flashsale.testing.Crowd;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RLock;
import org.redisson.api.RScoredSortedSet;

class ManyNodesIT {
  private static final String[] NO_LIMITS = {"HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0"};

  @Test
  void twoNodesNeverSellAUnitTwice() {
    try (TestStore one = TestStore.open(NO_LIMITS);
        TestStore two = one.anotherNode()) {
      Product product = one.liveProduct(100);
      two.store().catalog().refresh();
      List<Callable<HoldOutcome>> buyers = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        TestStore node = i % 2 == 0 ? one : two;
        String email = "n" + i + "@example.com";
        buyers.add(() -> Crowd.hold(node, product.id(), email));
      }

      List<HoldOutcome> outcomes = Crowd.atOnce(buyers);

      assertThat(outcomes).filteredOn(HoldOutcome.Granted.class::isInstance).hasSize(100);
      assertThat(outcomes).filteredOn(HoldOutcome.SoldOut.class::isInstance).hasSize(1_900);
      assertThat(one.number("SELECT count(*) FROM orders")).isEqualTo(100);
      assertThat(one.number("SELECT available FROM products")).isZero();
    }
  }

  @Test
  void aKeyThatWasUsedOnOneNodeFindsItsHoldOnAnother() {
    try (TestStore one = TestStore.open(NO_LIMITS);
        TestStore two = one.anotherNode()) {
      Product product = one.liveProduct(1);
      HoldOutcome first = Crowd.hold(one, product.id(), "a@example.com", "key-0123456789-abc");
      HoldOutcome again = Crowd.hold(two, product.id(), "a@example.com", "key-0123456789-abc");
      assertThat(again).isInstanceOf(HoldOutcome.Granted.class).isEqualTo(first);
      assertThat(one.number("SELECT count(*) FROM orders")).isEqualTo(1);
    }
  }

  @Test
  @Tag("load")
  void aLockThatIsNotGivenBackHoldsNobodyUpForLong() throws Exception {
    try (TestStore store = TestStore.open(NO_LIMITS)) {
      Product product = store.liveProduct(1);
      RLock lock = store.redis().client().getFairLock("lock:product:" + product.id());
      lock.lockAsync(30, TimeUnit.SECONDS, 4_711).get();
      long before = System.nanoTime();
      assertThat(Crowd.hold(store, product.id(), "a@example.com"))
          .isInstanceOf(HoldOutcome.Granted.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void aLockThatIsDeletedUnderTheSequencersFeetOversellsNothing() {
    try (TestStore one = TestStore.open(NO_LIMITS);
        TestStore two = one.anotherNode()) {
      Product product = one.liveProduct(200);
      two.store().catalog().refresh();
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        TestStore node = i % 2 == 0 ? one : two;
        String email = "d" + i + "@example.com";
        all.add(() -> Crowd.hold(node, product.id(), email));
        if (i % 10 == 0) {
          all.add(() -> one.redis().client().getKeys().delete("lock:product:" + product.id()));
        }
      }
      assertThat(Crowd.atOnce(all)).filteredOn(HoldOutcome.Granted.class::isInstance).hasSize(200);
      assertThat(one.number("SELECT held FROM products")).isEqualTo(200);
      assertThat(one.number("SELECT count(*) FROM orders")).isEqualTo(200);
    }
  }

  @Test
  void aTurnKeepsThoseWhoWaitFromBeingTakenForDead() {
    try (TestStore store = TestStore.open(NO_LIMITS)) {
      Product product = store.liveProduct(1);
      RScoredSortedSet<String> waiters =
          store
              .redis()
              .client()
              .getScoredSortedSet("redisson_lock_timeout:{lock:product:" + product.id() + "}");
      waiters.add(1, "waits since the queue was empty last");

      assertThat(Crowd.hold(store, product.id(), "a@example.com"))
          .isInstanceOf(HoldOutcome.Granted.class);

      Awaitility.await().until(() -> waiters.firstScore() > System.currentTimeMillis() + 1_000);
    }
  }

  @Test
  void aLeaseThatRunsOutInTheMiddleOfAGroupOversellsNothing() throws Exception {
    try (TestStore one = TestStore.open(NO_LIMITS);
        TestStore two = one.anotherNode();
        Connection standstill = one.connect()) {
      Product product = one.liveProduct(100);
      two.store().catalog().refresh();
      Crowd.hold(one, product.id(), "sweeps1@example.com");
      Crowd.hold(two, product.id(), "sweeps2@example.com");
      standstill.setAutoCommit(false);
      standstill
          .createStatement()
          .execute("SELECT 1 FROM products WHERE id = " + product.id() + " FOR UPDATE");
      RLock lock = one.redis().client().getFairLock("lock:product:" + product.id());
      List<Callable<HoldOutcome>> buyers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        TestStore node = i % 2 == 0 ? one : two;
        String email = "l" + i + "@example.com";
        buyers.add(() -> Crowd.hold(node, product.id(), email));
      }
      try (var threads = Executors.newSingleThreadExecutor()) {
        var outcomes = threads.submit(() -> Crowd.atOnce(buyers));
        Awaitility.await().until(lock::isLocked);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> !lock.isLocked());

        standstill.rollback();

        assertThat(outcomes.get()).filteredOn(HoldOutcome.Granted.class::isInstance).hasSize(98);
      }
      assertThat(one.number("SELECT available FROM products")).isZero();
      assertThat(one.number("SELECT count(*) FROM orders")).isEqualTo(100);
      LedgerAudit.of(one).assertSound();
    }
  }

  @Test
  void withoutRedisTheRowLockAloneKeepsTwoNodesFromSellingAUnitTwice(@TempDir Path folder)
      throws Exception {
    Home home = Home.open(folder.resolve("home"));
    EmbeddedRedis redis = EmbeddedRedis.start(home, _ -> {});
    try (TestStore one = TestStore.on(redis.url(), new DatabaseClock(), NO_LIMITS);
        TestStore two = one.anotherNode()) {
      Product product = one.liveProduct(200);
      two.store().catalog().refresh();
      redis.close();
      Awaitility.await().until(() -> one.redis().away() && two.redis().away());
      List<Callable<HoldOutcome>> buyers = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        TestStore node = i % 2 == 0 ? one : two;
        String email = "r" + i + "@example.com";
        buyers.add(() -> Crowd.hold(node, product.id(), email));
      }

      List<HoldOutcome> outcomes = Crowd.atOnce(buyers);

      assertThat(outcomes).filteredOn(HoldOutcome.Granted.class::isInstance).hasSize(200);
      assertThat(outcomes).filteredOn(HoldOutcome.SoldOut.class::isInstance).hasSize(800);
      assertThat(one.number("SELECT count(*) FROM orders")).isEqualTo(200);
    } finally {
      redis.close();
      home.close();
    }
  }
}
