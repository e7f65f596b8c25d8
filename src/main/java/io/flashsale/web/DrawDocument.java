package io.flashsale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.draw.Beacon;
import io.flashsale.draw.DrawJson;
import io.flashsale.draw.DrawTerms;
import io.flashsale.draw.PublishedDraw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A draw that was made as its answer, compressed once.
 *
 * @param gzip the JSON, compressed
 * @param etag its entity tag, which is the Merkle root: nothing of the draw ever changes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed to be changed
record DrawDocument(byte[] gzip, String etag) {

  /** A draw before it is made: what it promises. */
  record TermsJson(
      int productId,
      String commitment,
      @Nullable String beaconSource,
      @Nullable String beaconRound) {
    static TermsJson of(int productId, DrawTerms terms) {
      Beacon beacon = terms.beacon();
      return new TermsJson(
          productId,
          terms.commitment(),
          beacon == null ? null : beacon.source(),
          beacon == null ? null : beacon.round());
    }
  }

  /**
   * A draw that was made, for the contract: {@link DrawJson} writes it, an entry at a time.
   *
   * @param order the tickets, first place first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MadeDrawJson(
      int productId,
      String commitment,
      String seed,
      String merkleRoot,
      @Nullable String beaconSource,
      @Nullable String beaconRound,
      @Nullable String beacon,
      List<String> order) {}

  static DrawDocument of(int productId, PublishedDraw draw) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      new DrawJson().write(productId, draw, gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DrawDocument(bytes.toByteArray(), "\"" + draw.merkleRoot() + "\"");
  }
}
