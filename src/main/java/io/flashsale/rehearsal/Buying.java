package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Attempt.Result;
import io.flashsale.rehearsal.Connection.Answer;
import io.flashsale.rehearsal.Crowd.Request;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a crowd: all who want a unit try, then those who got one check out or give it back.
 */
final class Buying {

  /** What the shopper who got a unit did with it. */
  enum Fate {
    HELD,
    CONFIRMED,
    GIVEN_BACK,
    /** Let pass until it was due. */
    LAPSED
  }

  private static final int NAME_BYTES = 6;

  private final Crowd crowd;
  private final RehearsalPlan plan;
  private final int productId;
  private final String name;
  private final List<Attempt> first = new ArrayList<>();
  private final List<Attempt> later = new ArrayList<>();
  private final Map<String, Fate> orders = new LinkedHashMap<>();
  private int rounds;

  Buying(Crowd crowd, RehearsalPlan plan, int productId) {
    this.crowd = crowd;
    this.plan = plan;
    this.productId = productId;
    byte[] bytes = new byte[NAME_BYTES];
    new SecureRandom().nextBytes(bytes);
    this.name = HexFormat.of().formatHex(bytes);
  }

  /** Told of each answer; the one who told it is gone on when it returns. */
  interface Watch {
    void begin(RehearsalProgress.Phase phase, int of);

    void answered(@Nullable Answer answer);
  }

  /** Plays all rounds, or those until it is cancelled. */
  void run(Watch watch) throws RehearsalFailure {
    List<Integer> buyers = IntStream.range(0, plan.buyers()).boxed().toList();
    boolean unitsMayComeBack = true;
    while (!buyers.isEmpty() && rounds < RehearsalPlan.ROUNDS && unitsMayComeBack) {
      List<Attempt> round = tryAll(buyers, watch);
      (rounds == 0 ? first : later).addAll(round);
      rounds++;
      int givenBack = checkOut(round, watch);
      unitsMayComeBack = plan.retry() && givenBack > 0;
      buyers =
          round.stream()
              .filter(attempt -> attempt.result() == Result.SOLD_OUT)
              .map(Attempt::buyer)
              .toList();
    }
  }

  /** Has all buyers try once; nobody has checked out then. */
  List<Attempt> rush(Watch watch) throws RehearsalFailure {
    first.addAll(tryAll(IntStream.range(0, plan.buyers()).boxed().toList(), watch));
    rounds = 1;
    return first;
  }

  private List<Attempt> tryAll(List<Integer> buyers, Watch watch) throws RehearsalFailure {
    watch.begin(RehearsalProgress.Phase.BUYING, buyers.size());
    List<Request> requests =
        buyers.stream().map(buyer -> new Request("POST", "/api/holds", body(buyer))).toList();
    List<@Nullable Answer> answers = crowd.send(requests, watch::answered);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < buyers.size(); i++) {
      attempts.add(Attempt.of(buyers.get(i), answers.get(i)));
    }
    return attempts;
  }

  private String body(int buyer) {
    return "{\"productId\":%d,\"email\":\"%s\",\"qty\":1}".formatted(productId, email(buyer));
  }

  /** The buyer's e-mail, another in each rehearsal. */
  String email(int buyer) {
    return "buyer%d-%s@rehearsal.test".formatted(buyer, name);
  }

  /** Checks out the share that is to be, and gives the others back; says how many of these. */
  int checkOut(List<Attempt> round, Watch watch) throws RehearsalFailure {
    List<String> won = new ArrayList<>();
    for (Attempt attempt : round) {
      String orderId = attempt.orderId();
      if (orderId != null && orders.putIfAbsent(orderId, Fate.HELD) == null) {
        won.add(orderId);
      }
    }
    watch.begin(RehearsalProgress.Phase.CHECKING_OUT, won.size());
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < won.size(); i++) {
      String action = confirms(i) ? "/confirm" : "/cancel";
      requests.add(new Request("POST", "/api/orders/" + won.get(i) + action, ""));
    }
    List<@Nullable Answer> answers = crowd.send(requests, watch::answered);
    int givenBack = 0;
    for (int i = 0; i < won.size(); i++) {
      Answer answer = answers.get(i);
      if (answer != null && answer.status() == 200) {
        orders.put(won.get(i), confirms(i) ? Fate.CONFIRMED : Fate.GIVEN_BACK);
        givenBack += confirms(i) ? 0 : 1;
      }
    }
    return givenBack;
  }

  /** Whether the winner of that number checks out. */
  private boolean confirms(int number) {
    return Shares.has(number, plan.confirmed());
  }

  /** The tries of the first round, in the order of the buyers. */
  List<Attempt> first() {
    return first;
  }

  /** The tries of all rounds. */
  List<Attempt> all() {
    List<Attempt> all = new ArrayList<>(first);
    all.addAll(later);
    return all;
  }

  /** What became of each order that was granted, by its id. */
  Map<String, Fate> orders() {
    return orders;
  }

  int rounds() {
    return rounds;
  }

  int count(Fate fate) {
    return (int) orders.values().stream().filter(fate::equals).count();
  }
}
