package io.flashsale.simulation;

import io.flashsale.simulation.Operation.Kind;
import io.flashsale.simulation.Reply.Answered;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * One client of a load: person after person comes, holds, and confirms, cancels or walks away.
 *
 * <p>Every request is repeated, on the next node if there is one, until its answer is clear: a hold
 * with its key, since only the key tells whether a lost request was carried out.
 */
final class Shopper implements Runnable {

  /** How long an answer is asked for after the load is over. */
  static final Duration PATIENCE = Duration.ofSeconds(25);

  private final String name;
  private final List<? extends Node> nodes;
  private final Wire wire;
  private final History history;
  private final Goods goods;
  private final BooleanSupplier over;
  private final Random random;
  private int turn;

  Shopper(
      String name,
      List<? extends Node> nodes,
      Wire wire,
      History history,
      Goods goods,
      BooleanSupplier over) {
    this.name = name;
    this.nodes = nodes;
    this.wire = wire;
    this.history = history;
    this.goods = goods;
    this.over = over;
    this.random = new Random(name.hashCode());
    this.turn = random.nextInt(nodes.size());
  }

  @Override
  public void run() {
    for (int person = 0; !over.getAsBoolean(); person++) {
      visit("%s.%d@example.com".formatted(name, person));
    }
  }

  /** A person who wants one hold to three: the third is one more than the limit lets. */
  private void visit(String email) {
    int holds = 1 + random.nextInt(3);
    for (int i = 0; i < holds && !over.getAsBoolean(); i++) {
      int product = random.nextInt(4) == 0 ? goods.scarce() : goods.plenty();
      Operation hold = Operation.hold(product, email, 1 + random.nextInt(2), key());
      carryOut(hold).filter(Answered::isDone).ifPresent(_ -> decide(hold));
    }
  }

  private void decide(Operation hold) {
    int choice = random.nextInt(10);
    String order = hold.orderId();
    if (choice < 5) {
      carryOut(Operation.of(Kind.CONFIRM, hold, order));
    } else if (choice == 5) {
      carryOut(Operation.of(Kind.CONFIRM, hold, order));
      carryOut(Operation.of(Kind.CONFIRM, hold, order));
    } else if (choice < 8) {
      carryOut(Operation.of(Kind.CANCEL, hold, order));
    }
  }

  private Optional<Answered> carryOut(Operation operation) {
    history.begin(operation);
    long giveUp = 0;
    while (true) {
      Node node = nodes.get(turn % nodes.size());
      Reply reply = wire.send(history, operation, node);
      if (reply instanceof Answered answered && answered.isClear()) {
        pause(2 + random.nextInt(8));
        return Optional.of(answered);
      }
      turn++;
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      if (over.getAsBoolean()) {
        giveUp = giveUp == 0 ? System.nanoTime() + PATIENCE.toNanos() : giveUp;
        if (System.nanoTime() - giveUp > 0) {
          return Optional.empty();
        }
      }
      pause(reply instanceof Reply.Lost ? 50 : 200 + random.nextInt(100));
    }
  }

  private String key() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return name + "-" + HexFormat.of().formatHex(bytes);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
