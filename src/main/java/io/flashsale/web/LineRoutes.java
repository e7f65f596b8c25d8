package io.flashsale.web;

import io.flashsale.product.LineCounts;
import io.flashsale.waitlist.Fairness;
import io.flashsale.waitlist.LineFigures;
import io.flashsale.waitlist.LineFiguresService;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/admin/products/{id}/line}: what a product's line has come to. */
final class LineRoutes {
  private final LineFiguresService lines;

  LineRoutes(LineFiguresService lines) {
    this.lines = lines;
  }

  void register(Api api) {
    api.get(
        "/api/admin/products/{productId}/line",
        Operation.of("What a product's line has come to, and how fairly it is served")
            .admin()
            .answers(200, LineJson.class, "the line's figures")
            .refuses(404, "not_found"),
        this::one);
  }

  private void one(Context ctx) {
    LineFigures figures = lines.read(Paths.productId(ctx)).orElseThrow(Paths::productNotFound);
    ctx.json(LineJson.of(figures));
  }

  /** The figures as they are told. */
  record LineJson(
      int productId,
      String opening,
      String draw,
      @Nullable String commitment,
      long entries,
      int entered,
      int waiting,
      int offered,
      long offers,
      long taken,
      long lapsed,
      long left,
      double served,
      FairnessJson fairness) {

    static LineJson of(LineFigures figures) {
      LineCounts line = figures.counts();
      var terms = figures.terms();
      return new LineJson(
          figures.product().id(),
          figures.product().opening().code(),
          figures.draw().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          terms == null ? null : terms.commitment(),
          figures.entries(),
          line.entered(),
          line.waiting(),
          line.offered(),
          line.offers(),
          line.taken(),
          line.lapsed(),
          line.left(),
          figures.served(),
          FairnessJson.of(figures.fairness()));
    }
  }

  /** How the line was served of late, as it is told. */
  record FairnessJson(
      int events,
      int grants,
      int offers,
      int overtakings,
      @Nullable Double waitP50Seconds,
      @Nullable Double waitP95Seconds) {

    static FairnessJson of(Fairness fairness) {
      return new FairnessJson(
          fairness.events(),
          fairness.grants(),
          fairness.offers(),
          fairness.overtakings(),
          seconds(fairness.waitP50()),
          seconds(fairness.waitP95()));
    }

    private static @Nullable Double seconds(@Nullable Duration wait) {
      return wait == null ? null : wait.toMillis() / 1e3;
    }
  }
}
