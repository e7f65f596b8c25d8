package io.flashsale.order;

import io.flashsale.persistence.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads orders. What changes them changes stock, and is the sequencer's. */
public final class OrderService {

  /** How many of a customer's orders are told at most, the newest. */
  public static final int CUSTOMER_LIMIT = 500;

  private final Database database;
  private final OrderRepository orders;
  private final OrderLookup lookup;

  public OrderService(Database database, OrderRepository orders) {
    this.database = database;
    this.orders = orders;
    this.lookup = new OrderLookup(database, orders);
  }

  public Optional<Order> find(UUID id) {
    return lookup.find(id);
  }

  /** Those of the orders that there are. */
  public List<Order> findAll(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : database.call(session -> orders.findAll(session, ids));
  }

  /** The customer's latest {@link #CUSTOMER_LIMIT} orders, newest first. */
  public List<Order> ofCustomer(CustomerEmail customer) {
    return database.call(
        session -> orders.findByCustomer(session, customer.canonical(), CUSTOMER_LIMIT));
  }
}
