package io.flashsale.web;

import io.flashsale.draw.Beacon;
import io.flashsale.inventory.LineService;
import io.flashsale.product.Catalog;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Product;
import io.flashsale.waitlist.DrawService;
import io.flashsale.waitlist.DrawService.BeaconOutcome;
import io.flashsale.web.DrawDocument.MadeDrawJson;
import io.flashsale.web.DrawDocument.TermsJson;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/products/{id}/draw}: what a draw promises, and when it is made, all of it. */
final class DrawRoutes {
  private static final Pattern HEX =
      Pattern.compile("([0-9a-fA-F]{2}){%d,%d}".formatted(Beacon.VALUE_MIN, Beacon.VALUE_MAX));

  private final Catalog catalog;
  private final DrawService draws;
  private final LineService lines;
  private final JsonMapper json;
  private final DrawCache cache;

  DrawRoutes(Catalog catalog, DrawService draws, LineService lines, JsonMapper json) {
    this.catalog = catalog;
    this.draws = draws;
    this.lines = lines;
    this.json = json;
    this.cache = new DrawCache(draws);
  }

  void register(Api api) {
    api.get(
        "/api/products/{productId}/draw",
        Operation.of("What a draw promises; when it is made, all of it")
            .answersEither(
                200, TermsJson.class, MadeDrawJson.class, "the promise, or the whole draw")
            .answersNothing(304, "the draw is as it was, which it always is")
            .refuses(404, "not_found"),
        this::one);
    api.post(
        "/api/admin/products/{productId}/draw",
        Operation.of("Gives the beacon's value that a draw waits for")
            .admin()
            .takes("beacon", Schema.text(HEX.pattern()))
            .answersEither(
                200,
                TermsJson.class,
                MadeDrawJson.class,
                "the whole draw; the promise where it is still to be made")
            .answersNothing(304, "the draw is as it was")
            .refuses(404, "not_found")
            .refuses(409, "sale_not_active", "beacon_given"),
        this::giveBeacon);
  }

  private Product product(Context ctx) {
    Product product = catalog.find(Paths.productId(ctx)).orElseThrow(Paths::productNotFound);
    if (product.opening() != OpeningMode.DRAW) {
      throw new ProblemException(Problem.notFound("This product opens without a draw."));
    }
    return product;
  }

  private void one(Context ctx) {
    Product product = product(ctx);
    if (product.line().drawnAt() == null) {
      ctx.header("Cache-Control", "no-cache");
      ctx.json(
          draws
              .terms(product.id())
              .map(terms -> TermsJson.of(product.id(), terms))
              .orElseThrow(Paths::productNotFound));
    } else {
      answer(ctx, cache.of(product.id()));
    }
  }

  private static void answer(Context ctx, DrawDocument document) {
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("ETag", document.etag());
    ctx.header("Vary", "Accept-Encoding");
    if (document.etag().equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType("application/json");
    var compressed = new ByteArrayInputStream(document.gzip());
    if (ContentCoding.GZIP.isAcceptedBy(ctx.header("Accept-Encoding"))) {
      ctx.header("Content-Encoding", ContentCoding.GZIP.token());
      ctx.result(compressed);
    } else {
      try {
        ctx.result(new GZIPInputStream(compressed));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void giveBeacon(Context ctx) {
    Product product = product(ctx);
    String value = JsonBody.read(ctx, json).text("beacon");
    if (!HEX.matcher(value).matches()) {
      throw JsonBody.invalid(
          "\"beacon\" must be %d to %d bytes in hex."
              .formatted(Beacon.VALUE_MIN, Beacon.VALUE_MAX));
    }
    switch (draws.giveBeacon(product.id(), HexFormat.of().parseHex(value))) {
      case BeaconOutcome.Taken _ -> {
        var _ = lines.open(product.id());
        one(ctx);
      }
      case BeaconOutcome.NoBeacon _ ->
          throw new ProblemException(Problem.notFound("This product's draw waits for no beacon."));
      case BeaconOutcome.TooEarly _ ->
          Problem.of(
                  409, "sale_not_active", "The beacon's value is taken after the sale has begun.")
              .answer(ctx);
      case BeaconOutcome.Given _ ->
          Problem.of(409, "beacon_given", "Another value was given before, and stays.").answer(ctx);
    }
  }
}
