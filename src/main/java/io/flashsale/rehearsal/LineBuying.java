package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Buying.Fate;
import io.flashsale.rehearsal.Buying.Watch;
import io.flashsale.rehearsal.Connection.Answer;
import io.flashsale.rehearsal.Crowd.Request;
import io.flashsale.rehearsal.RehearsalProgress.Phase;
import io.flashsale.rehearsal.StoreClient.Shelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A crowd that stands in line: it enters a draw, or joins when it is told that it is sold out, and
 * each takes, declines or lets pass the offer that comes.
 */
final class LineBuying {

  /** How long nothing moves before the line counts as at rest. */
  private static final Duration AT_REST = Duration.ofSeconds(15);

  /** How late an offer that is let pass may be let go. */
  private static final Duration LATE = Duration.ofSeconds(10);

  /** How long a draw may take. */
  private static final Duration DRAWN = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 50;

  /** Beyond as many as there are units, so that offers out of order are seen soon. */
  private static final int LOOK_BEYOND = 100;

  private final Crowd crowd;
  private final StoreClient client;
  private final RehearsalPlan plan;
  private final LinePlan linePlan;
  private final Shelf shelf;
  private final Buying buying;
  private final BooleanSupplier cancelled;
  private final long madeNanos;
  private final List<Waiter> waiters = new ArrayList<>();
  private final List<Waiter> letPass = new ArrayList<>();

  /** Those whose offer was answered or let pass; the first may be there with the draw. */
  private final Set<Waiter> seenOffered = new HashSet<>();

  private int offers;
  private int taken;
  private int declined;
  private long openedNanos;
  private long drawnNanos;

  /**
   * @param shelf the product as it was made
   * @param madeNanos this machine's monotonic clock then
   */
  LineBuying(
      Crowd crowd,
      StoreClient client,
      RehearsalPlan plan,
      LinePlan linePlan,
      Shelf shelf,
      long madeNanos,
      Buying buying,
      BooleanSupplier cancelled) {
    this.crowd = crowd;
    this.client = client;
    this.plan = plan;
    this.linePlan = linePlan;
    this.shelf = shelf;
    this.madeNanos = madeNanos;
    this.buying = buying;
    this.cancelled = cancelled;
  }

  /** Plays the whole sale, or what of it there is until it is cancelled. */
  void run(Watch watch) throws RehearsalFailure {
    if (linePlan.draw()) {
      join(IntStream.range(0, plan.buyers()).boxed().toList(), watch);
      awaitDraw(watch);
    } else {
      List<Attempt> rush = buying.rush(watch);
      openedNanos = System.nanoTime();
      // Before anything comes back, so that all of it goes to the line.
      join(
          rush.stream()
              .filter(attempt -> attempt.result() == Attempt.Result.SOLD_OUT)
              .map(Attempt::buyer)
              .toList(),
          watch);
      buying.checkOut(rush, watch);
    }
    waiters.sort(Comparator.comparingLong(Waiter::place));
    serve(watch);
    look(waiters);
    readOffers();
  }

  private void join(List<Integer> buyers, Watch watch) throws RehearsalFailure {
    watch.begin(linePlan.draw() ? Phase.ENTERING : Phase.JOINING, buyers.size());
    String path = "/api/products/%d/waitlist".formatted(shelf.id());
    List<Request> requests =
        buyers.stream()
            .map(
                buyer ->
                    new Request(
                        "POST",
                        path,
                        "{\"email\":\"%s\",\"qty\":1}".formatted(buying.email(buyer))))
            .toList();
    List<@Nullable Answer> answers = crowd.send(requests, watch::answered);
    for (@Nullable Answer answer : answers) {
      if (answer != null && answer.status() == 201) {
        waiters.add(new Waiter(StoreClient.json(answer), answer.sent(), answer.answered()));
      }
    }
  }

  private void awaitDraw(Watch watch) throws RehearsalFailure {
    watch.begin(Phase.OPENING, 1);
    openedNanos = madeNanos + shelf.untilStart().toNanos();
    long giveUp = openedNanos + DRAWN.toNanos();
    while (!cancelled.getAsBoolean()) {
      long now = System.nanoTime();
      if (now - openedNanos >= 0 && isToldDrawn()) {
        drawnNanos = System.nanoTime();
        look(waiters);
        return;
      }
      if (now - giveUp > 0) {
        throw new RehearsalFailure(
            "The store at %s has not made the draw of product %d %d s after its opening."
                .formatted(plan.store(), shelf.id(), DRAWN.toSeconds()));
      }
      pause();
    }
  }

  private boolean isToldDrawn() throws RehearsalFailure {
    Shelf now = client.read(shelf.id());
    return now != null && now.drawn();
  }

  /** Answers offers as they come, until nobody is in line, all is sold, or nothing moves. */
  private void serve(Watch watch) throws RehearsalFailure {
    watch.begin(Phase.IN_LINE, waiters.size());
    List<Waiter> active = new ArrayList<>(waiters);
    long atRest = System.nanoTime() + AT_REST.toNanos();
    while (!cancelled.getAsBoolean() && !active.isEmpty()) {
      List<Waiter> first = active.subList(0, Math.min(active.size(), shelf.total() + LOOK_BEYOND));
      int before = active.size();
      look(first);
      List<Waiter> offered =
          first.stream()
              .filter(waiter -> waiter.orderId() != null && seenOffered.add(waiter))
              .toList();
      answerOffers(offered, watch);
      active.removeIf(waiter -> !waiter.active());
      if (!offered.isEmpty() || active.size() < before) {
        atRest = System.nanoTime() + AT_REST.toNanos();
        continue;
      }
      for (Waiter waiter : letPass) {
        long letGo = waiter.dueNanos() + LATE.toNanos();
        atRest = waiter.active() && letGo - atRest > 0 ? letGo : atRest;
      }
      if (System.nanoTime() - atRest > 0 || isAllSold()) {
        return;
      }
      pause();
    }
  }

  private boolean isAllSold() throws RehearsalFailure {
    Shelf now = client.read(shelf.id());
    return now != null && now.live() == 0 && now.held() == 0;
  }

  /** Reads how those in line stand. */
  private void look(List<Waiter> some) throws RehearsalFailure {
    List<Request> requests =
        some.stream()
            .map(waiter -> new Request("GET", "/api/waitlist/" + waiter.entryId(), ""))
            .toList();
    List<@Nullable Answer> answers = crowd.send(requests, _ -> {});
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer != null && answer.status() == 200) {
        some.get(i).see(StoreClient.json(answer), answer.answered());
      }
    }
  }

  private void answerOffers(List<Waiter> offered, Watch watch) throws RehearsalFailure {
    List<Waiter> answering = new ArrayList<>();
    List<Boolean> takes = new ArrayList<>();
    List<Request> requests = new ArrayList<>();
    for (Waiter waiter : offered) {
      int number = offers++;
      buying.orders().put(String.valueOf(waiter.orderId()), Fate.HELD);
      boolean take = Shares.has(number, plan.confirmed());
      if (!take && Shares.has(number - Shares.of(number, plan.confirmed()), passedOfRest())) {
        letPass.add(waiter);
      } else {
        answering.add(waiter);
        takes.add(take);
        requests.add(
            take
                ? new Request("POST", "/api/orders/" + waiter.orderId() + "/confirm", "")
                : new Request("DELETE", "/api/waitlist/" + waiter.entryId(), ""));
      }
    }
    List<@Nullable Answer> answers = crowd.send(requests, watch::answered);
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer != null && answer.status() == 200) {
        boolean take = takes.get(i);
        taken += take ? 1 : 0;
        declined += take ? 0 : 1;
        buying
            .orders()
            .put(
                String.valueOf(answering.get(i).orderId()),
                take ? Fate.CONFIRMED : Fate.GIVEN_BACK);
      }
    }
  }

  /** Of those offers that are not checked out the share that is let pass. */
  private double passedOfRest() {
    double rest = 1 - plan.confirmed();
    return rest <= 0 ? 0 : Math.min(1, linePlan.passed() / rest);
  }

  /**
   * Reads when the offers were made, and notes those that lapsed: let pass, or answered too late.
   */
  private void readOffers() throws RehearsalFailure {
    List<Waiter> offered = waiters.stream().filter(waiter -> waiter.orderId() != null).toList();
    List<Request> requests =
        offered.stream()
            .map(waiter -> new Request("GET", "/api/orders/" + waiter.orderId(), ""))
            .toList();
    List<@Nullable Answer> answers = crowd.send(requests, _ -> {});
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      if (answer != null && answer.status() == 200) {
        Waiter waiter = offered.get(i);
        waiter.seeOrder(StoreClient.json(answer));
        if (waiter.state().equals("lapsed") && answer.answered() - waiter.dueNanos() >= 0) {
          buying
              .orders()
              .computeIfPresent(
                  String.valueOf(waiter.orderId()),
                  (_, fate) -> fate == Fate.CONFIRMED ? fate : Fate.LAPSED);
        }
      }
    }
  }

  private static void pause() throws RehearsalFailure {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RehearsalFailure("The rehearsal was interrupted.", e);
    }
  }

  /** All who were given an entry, in the order of the line. */
  List<Waiter> waiters() {
    return waiters;
  }

  /** Whether it stands in a line that was drawn. */
  boolean isDrawn() {
    return linePlan.draw() && drawnNanos != 0;
  }

  /** How many offers were answered or let pass. */
  int offers() {
    return offers;
  }

  /** What was seen of the line. */
  LineReport report() {
    return new LineReport(
        waiters.size(),
        linePlan.draw() ? (int) waiters.stream().filter(waiter -> !waiter.entered()).count() : 0,
        isDrawn() ? Duration.ofNanos(drawnNanos - openedNanos).toMillis() : 0,
        LineFigures.offered(waiters).size(),
        taken,
        declined,
        letPass.size(),
        LineFigures.served(waiters),
        LineFigures.overtakings(waiters),
        LineFigures.waitMillis(waiters, openedNanos, 50),
        LineFigures.waitMillis(waiters, openedNanos, 95),
        LineFigures.shareByArrival(waiters));
  }
}
