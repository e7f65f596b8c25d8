package io.flashsale.web;

import io.flashsale.product.Product;
import io.flashsale.web.live.LiveJson;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** The data of events, in the shapes that the API has for the same things. */
final class EventJson implements LiveJson {
  private final JsonMapper json;
  private final String currency;

  EventJson(JsonMapper json, String currency) {
    this.json = json;
    this.currency = currency;
  }

  private record TimeJson(Instant serverTime) {}

  @Override
  public byte[] sale(Product product, Instant now) {
    return json.writeValueAsBytes(ProductJson.of(product, currency, now));
  }

  @Override
  public byte[] stock(Product product, Instant now) {
    return json.writeValueAsBytes(StockJson.of(product, now));
  }

  @Override
  public byte[] time(Instant now) {
    return json.writeValueAsBytes(new TimeJson(now));
  }

  @Override
  public byte[] told(Object told) {
    return json.writeValueAsBytes(told);
  }
}
