package io.flashsale.rehearsal;

import io.flashsale.rehearsal.Attempt.Result;
import io.flashsale.rehearsal.Buying.Fate;
import io.flashsale.rehearsal.Connection.Answer;
import io.flashsale.rehearsal.Crowd.Request;
import io.flashsale.rehearsal.StoreClient.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a crowd was told against what the store says afterwards. */
final class Audit {

  /** How many orders are read back at most, evenly chosen. */
  private static final int ORDERS_READ = 5_000;

  private final Crowd crowd;
  private final RehearsalPlan plan;
  private final Shelf before;
  private final Shelf after;
  private final Buying buying;
  private final int offers;
  private final List<AuditCheck> checks = new ArrayList<>();

  /**
   * @param before the product when the crowd came
   * @param after the product when it was gone
   * @param offers how many of the orders were offers to those in line
   */
  Audit(Crowd crowd, RehearsalPlan plan, Shelf before, Shelf after, Buying buying, int offers) {
    this.crowd = crowd;
    this.plan = plan;
    this.before = before;
    this.after = after;
    this.buying = buying;
    this.offers = offers;
  }

  /**
   * All checks.
   *
   * @param confirmedByFigures by how much the admin's figure of confirmed orders grew, or null
   *     where it is not known
   */
  List<AuditCheck> run(@Nullable Long confirmedByFigures) throws RehearsalFailure {
    oneOrderAGrant();
    nothingOversold();
    stockBalances();
    soldIsWhatWasConfirmed();
    if (plan.goods() instanceof Goods.Fresh) {
      soldOutOnlyWhenNothingWasLeft();
    }
    ordersReadAsAnswered();
    if (confirmedByFigures != null && plan.goods() instanceof Goods.OnSale) {
      int confirmed = buying.count(Fate.CONFIRMED);
      check(
          "the figures have all that was checked out",
          confirmedByFigures >= confirmed,
          "%d confirmed here, the figures grew by %d".formatted(confirmed, confirmedByFigures));
    }
    return checks;
  }

  private void check(String claim, boolean holds, String seen) {
    checks.add(new AuditCheck(claim, seen, holds));
  }

  private void oneOrderAGrant() {
    long granted = buying.all().stream().filter(Attempt::granted).count();
    check(
        offers == 0
            ? "each grant has an order of its own"
            : "each grant and each offer has an order of its own",
        granted + offers == buying.orders().size() && !buying.orders().containsKey(""),
        "%d grants, %d orders".formatted(granted + offers, buying.orders().size()));
  }

  private void nothingOversold() {
    int out = buying.orders().size() - buying.count(Fate.GIVEN_BACK) - buying.count(Fate.LAPSED);
    // What others hold of a product on sale may come back meanwhile.
    int could = plan.goods() instanceof Goods.Fresh ? before.live() : after.total() - before.sold();
    check(
        "nothing is oversold",
        out <= could,
        "%d units are out, %d could be had".formatted(out, could));
  }

  private void stockBalances() {
    check(
        "the stock balances",
        after.balanced(),
        "%d = %d available + %d held + %d sold"
            .formatted(after.total(), after.live(), after.held(), after.sold()));
  }

  private void soldIsWhatWasConfirmed() {
    int confirmed = buying.count(Fate.CONFIRMED);
    int sold = after.sold() - before.sold();
    boolean alone = plan.goods() instanceof Goods.Fresh;
    check(
        alone ? "sold is what was checked out" : "all that was checked out is sold",
        alone ? sold == confirmed : sold >= confirmed,
        "%d sold, %d checked out, of a stock of %d".formatted(sold, confirmed, before.live()));
  }

  /**
   * In the first round no unit comes back, so whoever is told "sold out" came after the last one.
   */
  private void soldOutOnlyWhenNothingWasLeft() {
    long granted = buying.first().stream().filter(Attempt::granted).count();
    long refused =
        buying.first().stream().filter(attempt -> attempt.result() == Result.SOLD_OUT).count();
    check(
        "all units went before anybody was told that it is sold out",
        refused == 0 || granted == before.live(),
        "%d of %d units went, %d buyers were refused".formatted(granted, before.live(), refused));
  }

  private void ordersReadAsAnswered() throws RehearsalFailure {
    List<Map.Entry<String, Fate>> orders = new ArrayList<>(buying.orders().entrySet());
    int step = Math.max(1, Math.ceilDiv(orders.size(), ORDERS_READ));
    List<Map.Entry<String, Fate>> read = new ArrayList<>();
    for (int i = 0; i < orders.size(); i += step) {
      read.add(orders.get(i));
    }
    List<Request> requests =
        read.stream()
            .map(order -> new Request("GET", "/api/orders/" + order.getKey(), ""))
            .toList();
    List<@Nullable Answer> answers = crowd.send(requests, _ -> {});
    int wrong = 0;
    for (int i = 0; i < read.size(); i++) {
      wrong += agrees(read.get(i).getValue(), answers.get(i)) ? 0 : 1;
    }
    check(
        "the orders read as they were answered",
        wrong == 0,
        "%d of %d orders read, %d of them otherwise".formatted(read.size(), orders.size(), wrong));
  }

  private static boolean agrees(Fate fate, @Nullable Answer answer) {
    if (answer == null || answer.status() != 200) {
      return false;
    }
    String status = StoreClient.json(answer).path("status").asString("");
    return switch (fate) {
      case CONFIRMED -> status.equals("confirmed");
      case GIVEN_BACK -> status.equals("cancelled");
      case LAPSED -> status.equals("expired");
      // Its check-out got no answer, or came too late: anything but lost is right.
      case HELD -> !status.isEmpty();
    };
  }
}
