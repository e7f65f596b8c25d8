package io.flashsale.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.fuzz.Line.Answer;
import io.flashsale.testing.HttpApi;
import io.flashsale.testing.LedgerAudit;
import io.flashsale.testing.TestStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many thousand requests that the contract's operations are made into, right, nearly right and
 * hostile.
 *
 * <p>The same requests are made each time; {@code -Dfuzz.seed=N} makes others, {@code
 * -Dfuzz.requests=N} as many. Which of them come at once, and what they find, differs all the same.
 */
@Tag("load")
class FuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_122);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 100_000);
  private static final int CONNECTIONS = 12;
  private static final int QUARTERS = 4;
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final long MOST_GROWTH = 16L << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Known known = new Known();
  private final Findings findings = new Findings();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();

  @Test
  void whateverIsAskedIsAnsweredAsTheContractSaysWithinASecondAndInFlatMemory() throws Exception {
    List<Long> heap = new ArrayList<>();
    long began = System.nanoTime();
    try (TestStore store = TestStore.open("HOLDS_PER_EMAIL", "0", "HOLDS_PER_IP", "0")) {
      for (int i = 0; i < 5; i++) {
        known.learn(
            JSON.readTree(
                "{\"totalStock\":1,\"id\":%d}".formatted(store.liveProduct(100_000).id())));
      }
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        runAtOnce(store, quarter);
        heap.add(usedAfterGc());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %,d requests made from the contract, seed %d | %d s; statuses %s, %d cut off"
                  + " without a word; slowest %d ms, %d asked again; heap %s MB |",
              REQUESTS,
              SEED,
              took.toSeconds(),
              statuses,
              unanswered.get(),
              Duration.ofNanos(slowest.get()).toMillis(),
              slow.get(),
              heap.stream().map(bytes -> bytes >> 20).toList()));
      assertThat(findings.all()).as("findings, seed %d", SEED).isEmpty();
      assertThat(heap.getLast() - heap.get(QUARTERS - 2))
          .as("growth of %s", heap)
          .isLessThan(MOST_GROWTH);
      assertThat(statuses.keySet()).contains(200, 201, 400, 401, 404, 405, 409, 413);
      assertStillSells(store);
    }
  }

  private void runAtOnce(TestStore store, int quarter) throws InterruptedException {
    var left = new AtomicInteger(REQUESTS / QUARTERS);
    var check = new AnswerCheck(store.web().contract());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      long seed = SEED * 31 + quarter * CONNECTIONS + i;
      threads.add(
          Thread.ofPlatform()
              .name("fuzz-" + i)
              .start(
                  () -> {
                    var requests = new Requests(store.contract(), known, new Chance(seed));
                    run(store.port(), requests, check, left);
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void run(int port, Requests requests, AnswerCheck check, AtomicInteger left) {
    Line line = null;
    while (left.getAndDecrement() > 0) {
      Asked asked = requests.next();
      try {
        line = line == null ? new Line(port) : line;
        Answer answer = ask(port, line, asked);
        note(port, asked, answer, check);
        if (answer.last()) {
          line.close();
          line = null;
        }
      } catch (IOException | RuntimeException e) {
        line = null;
        unanswered.incrementAndGet();
        if (!asked.mayBeUnanswered()) {
          findings.add(asked, "nothing", String.valueOf(e));
        }
      }
    }
  }

  /** As clients do, asks once more where the store has closed a connection between two requests. */
  private static Answer ask(int port, Line line, Asked asked) throws IOException {
    boolean used = line.used();
    try {
      return line.ask(asked);
    } catch (IOException e) {
      if (!used) {
        throw e;
      }
      line.close();
      try (Line fresh = new Line(port)) {
        return fresh.ask(asked).asLast();
      }
    }
  }

  private void note(int port, Asked asked, Answer answer, AnswerCheck check) throws IOException {
    statuses.computeIfAbsent(answer.status(), s -> new AtomicInteger()).incrementAndGet();
    slowest.accumulateAndGet(answer.took().toNanos(), Math::max);
    if (answer.took().compareTo(SLOW) > 0 && isSlowAlways(port, asked)) {
      findings.add(asked, "after more than a second", answer.took().toString());
    }
    check.fault(asked, answer).ifPresent(fault -> findings.add(asked, fault, answer.text()));
    if (answer.status() < 300 && answer.header("content-type").startsWith("application/json")) {
      learn(asked, answer);
    }
  }

  /**
   * A machine that stands still is no fault of the store's: a request is slow whose answer takes
   * too long again, three times, while an empty one before it and one after it are answered at
   * once.
   */
  private boolean isSlowAlways(int port, Asked asked) throws IOException {
    slow.incrementAndGet();
    for (int tried = 0, counted = 0; tried < 100 && counted < 3; tried++) {
      boolean before = isAtOnce(port);
      try (Line alone = new Line(port)) {
        if (alone.ask(asked).took().compareTo(SLOW) <= 0) {
          return false;
        }
      }
      if (before && isAtOnce(port)) {
        counted++;
      }
    }
    return true;
  }

  private boolean isAtOnce(int port) throws IOException {
    try (Line alone = new Line(port)) {
      return alone.ask(Asked.EMPTY).took().compareTo(SLOW.dividedBy(4)) <= 0;
    }
  }

  private void learn(Asked asked, Answer answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      known.learn(json);
      if (answer.status() == 201 && json.has("totalStock")) {
        known.countProduct();
      }
    } catch (JacksonException e) {
      findings.add(asked, "no JSON", answer.text());
    }
  }

  private static long usedAfterGc() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The books agree, and who comes next buys. */
  private static void assertStillSells(TestStore store) {
    LedgerAudit.of(store).assertSound();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                store
                    .http()
                    .get("/health")
                    .json()
                    .path("ledger")
                    .path("state")
                    .asString()
                    .equals("balanced"));
    store
        .http()
        .method(
            "PATCH",
            "/api/admin/settings",
            "{\"holdsPerEmail\":null,\"holdsPerIp\":null,\"cooldownSeconds\":null}",
            HttpApi.asAdmin());
    int product = store.liveProduct(3).id();
    assertThat(store.http().hold(product, "after@example.com", 1).status()).isEqualTo(201);
  }
}
