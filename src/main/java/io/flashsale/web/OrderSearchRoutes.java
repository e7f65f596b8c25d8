package io.flashsale.web;

import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.CustomerEmail;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.order.OrderSearch;
import io.flashsale.order.OrderService;
import io.flashsale.order.OrderStatus;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/orders}: orders as the admin looks for them, and what became of one. */
final class OrderSearchRoutes {
  private static final int PAGE = 100;

  private final OrderSearch search;
  private final OrderService orders;
  private final Catalog catalog;
  private final StoreTime time;
  private final String currency;

  OrderSearchRoutes(
      OrderSearch search, OrderService orders, Catalog catalog, StoreTime time, String currency) {
    this.search = search;
    this.orders = orders;
    this.catalog = catalog;
    this.time = time;
    this.currency = currency;
  }

  /** A page of orders; {@code next} is null at the end. */
  record PageJson(List<OrderJson> orders, @Nullable String next) {}

  /** An event of an order's life. */
  record HistoryJson(
      long seq, String type, int delta, int quantity, @Nullable String reason, Instant at) {

    static HistoryJson of(InventoryEvent event) {
      return new HistoryJson(
          event.seq(),
          event.type(),
          event.delta(),
          event.quantity(),
          event.reason(),
          event.createdAt());
    }
  }

  void register(Api api) {
    api.get(
        "/api/admin/orders",
        Operation.of("Orders that match, newest first, 100 at a time")
            .admin()
            .query("product", Schema.text(), "of this product")
            .query("status", Schema.text(), "in this status")
            .query("email", Schema.text(), "of this customer, in any spelling")
            .query("since", Schema.format("date-time"), "held then or later")
            .query("until", Schema.format("date-time"), "held before then")
            .query("before", Schema.text(), "the next of the page before")
            .answers(200, PageJson.class, "the orders"),
        this::page);
    api.get(
        "/api/admin/orders/{orderId}/events",
        Operation.of("The events of an order's life")
            .admin()
            .answersList(200, HistoryJson.class, "the events, in order")
            .refuses(404, "not_found"),
        this::history);
  }

  private void page(Context ctx) {
    String before = ctx.queryParam("before");
    Cursor from =
        before == null
            ? Cursor.NEWEST
            : Cursor.parse(before)
                .orElseThrow(() -> JsonBody.invalid("\"before\" is no place among orders."));
    OrderPage page = search.page(query(ctx), from, PAGE, () -> false);
    Cursor next = page.next();
    ctx.json(
        new PageJson(
            page.orders().stream().flatMap(this::told).toList(),
            next == null ? null : next.text()));
  }

  private static OrderQuery query(Context ctx) {
    return new OrderQuery(
        read(ctx, "product", OrderSearchRoutes::product),
        read(ctx, "status", OrderSearchRoutes::status),
        read(ctx, "email", CustomerEmail::parse),
        read(ctx, "since", OrderSearchRoutes::time),
        read(ctx, "until", OrderSearchRoutes::time));
  }

  private interface Reader<T> {
    Optional<T> read(String text);
  }

  private static <T> @Nullable T read(Context ctx, String name, Reader<T> reader) {
    String text = ctx.queryParam(name);
    return text == null || text.isEmpty()
        ? null
        : reader
            .read(text)
            .orElseThrow(() -> JsonBody.invalid("\"%s\" cannot be understood.".formatted(name)));
  }

  private static Optional<Integer> product(String text) {
    return text.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static Optional<OrderStatus> status(String text) {
    return Arrays.stream(OrderStatus.values())
        .filter(status -> status.code().equals(text))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      Instant time = Instant.parse(text);
      return time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T00:00:00Z"))
          ? Optional.empty()
          : Optional.of(time);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A rehearsal's product may be purged between the reading of its order and of itself. */
  private Stream<OrderJson> told(Order order) {
    return catalog.find(order.productId()).stream()
        .map(product -> OrderJson.of(order, product, currency, time.now()));
  }

  private void history(Context ctx) {
    Order order = orders.find(Paths.orderId(ctx)).orElseThrow(Paths::orderNotFound);
    ctx.json(search.history(order).stream().map(HistoryJson::of).toList());
  }
}
