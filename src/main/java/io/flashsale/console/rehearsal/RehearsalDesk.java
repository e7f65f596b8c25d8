package io.flashsale.console.rehearsal;

import io.flashsale.product.Product;
import io.flashsale.rehearsal.RehearsalFailure;
import io.flashsale.rehearsal.RehearsalProgress;
import io.flashsale.rehearsal.RehearsalReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays crowds against this store. What they buy is made for them, unlisted, and purged afterwards:
 * nothing here can touch real stock.
 */
public interface RehearsalDesk {

  /** The products that a rehearsal can be like, by id. */
  List<Product> products();

  /**
   * How the crowd is to buy.
   *
   * @param stock the units that it finds, at least 1
   * @param buyers how many come, at least 1
   * @param connections over how many connections, from 1 to the number of buyers
   * @param retry whether those who are refused come again
   * @param confirmed the share of holds that is checked out, 0 to 1
   * @param draw whether all enter a draw, or else who is refused joins the line; null where nobody
   *     waits
   */
  record Wish(
      int stock,
      int buyers,
      int connections,
      boolean retry,
      double confirmed,
      @Nullable Boolean draw) {}

  /** A rehearsal that has not begun. */
  Run prepare(Wish wish);

  /** One rehearsal. */
  interface Run {

    /** How far it is; from any thread, at any time. */
    RehearsalProgress progress();

    /** Breaks it off; what was made for it is purged all the same. From any thread. */
    void cancel();

    /** Holds it; blocks until it is over and purged. Once. */
    RehearsalReport run() throws RehearsalFailure;
  }
}
