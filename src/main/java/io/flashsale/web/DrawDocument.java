package io.flashsale.web;

import io.flashsale.draw.Beacon;
import io.flashsale.draw.DrawTerms;
import io.flashsale.draw.PublishedDraw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

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

  static DrawDocument of(int productId, PublishedDraw draw, JsonMapper json) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      write(productId, draw, json, gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DrawDocument(bytes.toByteArray(), "\"" + draw.merkleRoot() + "\"");
  }

  private static void write(int productId, PublishedDraw draw, JsonMapper json, OutputStream out) {
    try (JsonGenerator to = json.createGenerator(out)) {
      to.writeStartObject();
      to.writeNumberProperty("productId", productId);
      to.writeStringProperty("commitment", draw.terms().commitment());
      to.writeStringProperty("seed", draw.seed());
      to.writeStringProperty("merkleRoot", draw.merkleRoot());
      Beacon beacon = draw.terms().beacon();
      if (beacon != null) {
        to.writeStringProperty("beaconSource", beacon.source());
        to.writeStringProperty("beaconRound", beacon.round());
      }
      String value = draw.beaconValue();
      if (value != null) {
        to.writeStringProperty("beacon", value);
      }
      to.writeArrayPropertyStart("order");
      for (int i = 0; i < draw.order().size(); i++) {
        to.writeString(draw.order().hex(i));
      }
      to.writeEndArray();
      to.writeEndObject();
    }
  }
}
