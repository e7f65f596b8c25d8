package io.flashsale.web;

import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Picture;
import io.flashsale.product.PictureService;
import io.flashsale.product.SaleOutcome;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pictures of products: seen by everybody, given and taken away by the admin. */
final class PictureRoutes {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final PictureService pictures;
  private final StoreTime time;
  private final String currency;

  PictureRoutes(PictureService pictures, StoreTime time, String currency) {
    this.pictures = pictures;
    this.time = time;
    this.currency = currency;
  }

  void register(Api api) {
    api.get(
        "/api/products/{productId}/picture",
        Operation.of("A product's picture, for ever where v names it")
            .query("v", Schema.text(), "what names the picture, as pictureUrl says")
            .answersAs(200, "image/*", "the picture")
            .answersNothing(304, "the picture is the one that is known")
            .refuses(404, "not_found"),
        this::picture);
    api.put(
        "/api/admin/products/{productId}/picture",
        Operation.of("Gives a product a picture")
            .admin()
            .takesFile("image/png", "image/jpeg", "image/webp")
            .answers(200, ProductJson.class, "the product as it is now")
            .refuses(404, "not_found"),
        this::set);
    api.delete(
        "/api/admin/products/{productId}/picture",
        Operation.of("Takes a product's picture away")
            .admin()
            .answers(200, ProductJson.class, "the product as it is now")
            .refuses(404, "not_found"),
        ctx -> answer(ctx, null));
  }

  private void picture(Context ctx) {
    Picture picture = pictures.find(Paths.productId(ctx)).orElseThrow(PictureRoutes::notFound);
    String hash = picture.hash();
    String tag = "\"" + hash + "\"";
    ctx.header("ETag", tag);
    // Who names the picture wants this one for ever; who does not wants whichever it is then.
    ctx.header("Cache-Control", hash.equals(ctx.queryParam("v")) ? FOR_EVER : "no-cache");
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
    } else {
      ctx.contentType(picture.mediaType()).result(picture.bytes());
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound("This product has no picture."));
  }

  private void set(Context ctx) {
    byte[] bytes = read(ctx);
    if (bytes.length > Picture.BYTES_MAX) {
      throw new ProblemException(
          Problem.of(
              413,
              "too_large",
              "A picture has %d KiB at most.".formatted(Picture.BYTES_MAX / 1024)));
    }
    Picture picture =
        Picture.of(bytes)
            .orElseThrow(() -> JsonBody.invalid("The body must be a PNG, JPEG or WebP picture."));
    answer(ctx, picture);
  }

  private static byte[] read(Context ctx) {
    try {
      return ctx.req().getInputStream().readNBytes(Picture.BYTES_MAX + 1);
    } catch (IOException e) {
      throw JsonBody.invalid("The body did not arrive.");
    }
  }

  private void answer(Context ctx, @Nullable Picture picture) {
    SaleOutcome outcome = pictures.set(Paths.productId(ctx), picture);
    if (outcome instanceof SaleOutcome.Changed(var product)) {
      ctx.json(ProductJson.of(product, currency, time.now()));
    } else {
      Refused.sale(outcome).answer(ctx);
    }
  }
}
