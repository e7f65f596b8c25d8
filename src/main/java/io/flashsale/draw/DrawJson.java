package io.flashsale.draw;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a draw that was made as the JSON in which it is published, always the same bytes. */
public final class DrawJson {
  private final JsonMapper json = JsonMapper.builder().build();

  /** Writes the document of a product's draw; the stream is closed. */
  public void write(int productId, PublishedDraw draw, OutputStream out) {
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
