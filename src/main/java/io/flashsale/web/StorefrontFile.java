package io.flashsale.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One file of the storefront in memory, with the compressed forms that the build has made of it.
 *
 * @param forms how it can be sent, the preferred one first; the last is as it is
 * @param type its media type
 * @param isHashed whether its name changes with what is in it, so that it may be kept for ever
 */
record StorefrontFile(List<Form> forms, String type, boolean isHashed) {

  /**
   * The bytes of a file in one coding.
   *
   * @param coding null for the file as it is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Form(@Nullable ContentCoding coding, byte[] bytes, String etag) {}

  /** A file of these bytes; {@code compressed} has the codings that there are of it. */
  static StorefrontFile of(
      byte[] plain, Map<ContentCoding, byte[]> compressed, String type, boolean isHashed) {
    var checksum = new CRC32();
    checksum.update(plain);
    String hash = HexFormat.of().toHexDigits((int) checksum.getValue());
    var forms =
        compressed.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(form -> new Form(form.getKey(), form.getValue(), etag(hash, form.getKey())));
    var asItIs = new Form(null, plain, etag(hash, null));
    return new StorefrontFile(Stream.concat(forms, Stream.of(asItIs)).toList(), type, isHashed);
  }

  private static String etag(String hash, @Nullable ContentCoding coding) {
    return coding == null ? "\"" + hash + "\"" : "\"" + hash + "-" + coding.token() + "\"";
  }

  /** Answers with it in the smallest form that is accepted, or 304 to who has it. */
  void answer(Context ctx) {
    Form form = accepted(ctx.header("Accept-Encoding"));
    ctx.header("ETag", form.etag());
    ctx.header("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (forms.size() > 1) {
      ctx.header("Vary", "Accept-Encoding");
    }
    if (isKnown(form, ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ContentCoding coding = form.coding();
    if (coding != null) {
      ctx.header("Content-Encoding", coding.token());
    }
    ctx.contentType(type).result(form.bytes());
  }

  private Form accepted(@Nullable String acceptEncoding) {
    for (Form form : forms) {
      ContentCoding coding = form.coding();
      if (coding == null || coding.isAcceptedBy(acceptEncoding)) {
        return form;
      }
    }
    throw new IllegalStateException("a file without its plain form");
  }

  private static boolean isKnown(Form form, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(tag -> tag.equals(form.etag()) || tag.equals("*"));
  }
}
