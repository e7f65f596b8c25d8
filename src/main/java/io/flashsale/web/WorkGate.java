package io.flashsale.web;

import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.puzzle.Asker;
import io.flashsale.puzzle.ProofOfWork;
import io.flashsale.puzzle.WorkOutcome;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Stands before holds and entries where work is asked for. A rehearsal's product is free, as it is
 * of limits; of one that is not there the engine says so.
 */
final class WorkGate {

  /** Where a proof comes. */
  static final String HEADER = "Proof-Of-Work";

  private final ProofOfWork work;
  private final Catalog catalog;

  WorkGate(ProofOfWork work, Catalog catalog) {
    this.work = work;
    this.catalog = catalog;
  }

  /** Refuses whoever does not show the work, with what to do. */
  void require(Context ctx, Asker asker, @Nullable String key) {
    if (!work.asked() || isFree(asker.productId())) {
      return;
    }
    if (work.check(asker, key, ctx.header(HEADER)) instanceof WorkOutcome.Needed needed) {
      throw new ProblemException(Refused.work(needed));
    }
  }

  private boolean isFree(int productId) {
    return catalog.find(productId).map(Product::rehearsal).orElse(true);
  }
}
