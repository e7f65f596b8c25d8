package io.flashsale;

import io.flashsale.console.rehearsal.RehearsalDesk;
import io.flashsale.product.Catalog;
import io.flashsale.product.Product;
import io.flashsale.rehearsal.Goods;
import io.flashsale.rehearsal.LinePlan;
import io.flashsale.rehearsal.Rehearsal;
import io.flashsale.rehearsal.RehearsalFailure;
import io.flashsale.rehearsal.RehearsalPlan;
import io.flashsale.rehearsal.RehearsalProgress;
import io.flashsale.rehearsal.RehearsalReport;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Rehearsals at the running store, over HTTP as the command's.
 *
 * @param url where the store is found on this machine
 * @param token the admin's token that holds now
 * @param trust by what the store is known there; null where it speaks plain HTTP
 */
record RehearsalDeskOfStore(
    Catalog catalog, String url, Supplier<String> token, @Nullable SSLContext trust)
    implements RehearsalDesk {

  @Override
  public List<Product> products() {
    return catalog.all();
  }

  @Override
  public Run prepare(Wish wish) {
    Boolean draw = wish.draw();
    LinePlan line = draw == null ? null : new LinePlan(draw, 0);
    Rehearsal rehearsal =
        new Rehearsal(
            new RehearsalPlan(
                URI.create(url),
                token.get(),
                new Goods.Fresh(wish.stock()),
                wish.buyers(),
                wish.connections(),
                wish.retry(),
                wish.confirmed(),
                line,
                trust),
            begun -> {});
    return new Run() {
      @Override
      public RehearsalProgress progress() {
        return rehearsal.progress();
      }

      @Override
      public void cancel() {
        rehearsal.cancel();
      }

      @Override
      public RehearsalReport run() throws RehearsalFailure {
        return rehearsal.run();
      }
    };
  }
}
