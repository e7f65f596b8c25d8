package io.flashsale;

import io.flashsale.console.activity.ActivityDesk;
import io.flashsale.console.orders.OrderDesk;
import io.flashsale.console.products.ProductDesk;
import io.flashsale.console.store.ConsoleStore;
import io.flashsale.console.store.Office;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.inventory.CancelOutcome;
import io.flashsale.inventory.ReturnOutcome;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.Order;
import io.flashsale.order.OrderPage;
import io.flashsale.order.OrderPage.Cursor;
import io.flashsale.order.OrderQuery;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import io.flashsale.web.WebServices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store's services as the console asks for them: each call goes on to one method of a service.
 */
public final class ConsoleServices {
  private ConsoleServices() {}

  /** The store for the console. */
  public static ConsoleStore of(
      Store store, BooleanSupplier server, StoreInfo info, Office office) {
    return new ConsoleStore(
        store.metrics()::read,
        store.metrics()::chart,
        store.health()::check,
        store.monitor()::report,
        server,
        store.feed(),
        new Products(store.webServices()),
        new Orders(store.webServices()),
        new Activity(store.webServices()),
        info,
        office);
  }

  private record Activity(WebServices services) implements ActivityDesk {

    @Override
    public List<InventoryEvent> newest(Map<Integer, Long> after, int limit) {
      return services.events().newest(after, limit);
    }

    @Override
    public List<Product> products() {
      return services.catalog().all();
    }
  }

  private record Orders(WebServices services) implements OrderDesk {

    @Override
    public OrderPage page(OrderQuery query, Cursor from, int limit, BooleanSupplier givenUp) {
      return services.orderSearch().page(query, from, limit, givenUp);
    }

    @Override
    public Optional<Order> find(UUID id) {
      return services.orders().find(id);
    }

    @Override
    public List<InventoryEvent> history(Order order) {
      return services.orderSearch().history(order);
    }

    @Override
    public CancelOutcome cancel(UUID id, String reason) {
      return services.holds().cancel(id, reason);
    }

    @Override
    public ReturnOutcome takeBack(UUID id, String reason) {
      return services.holds().takeBack(id, reason);
    }

    @Override
    public List<Product> products() {
      return services.catalog().all();
    }

    @Override
    public Instant now() {
      return services.time().now();
    }
  }

  private record Products(WebServices services) implements ProductDesk {
    private static final String REASON = "by the admin";

    @Override
    public ProductList list() {
      return new ProductList(services.time().now(), services.catalog().all());
    }

    @Override
    public Product create(NewProduct wanted) {
      return services.products().create(wanted);
    }

    @Override
    public Optional<Product> update(int id, UnaryOperator<ProductDetails> change) {
      return services.products().update(id, change);
    }

    @Override
    public StockOutcome setStock(int id, int total) {
      return services.holds().setStock(id, total, REASON);
    }

    @Override
    public SaleOutcome changeSale(int id, SaleChange change) {
      return services.products().changeSale(id, change);
    }

    @Override
    public SaleOutcome remove(int id) {
      return services.products().remove(id);
    }

    @Override
    public SaleOutcome restore(int id) {
      return services.products().restore(id);
    }

    @Override
    public Optional<Picture> picture(int id) {
      return services.pictures().find(id);
    }

    @Override
    public SaleOutcome setPicture(int id, @Nullable Picture picture) {
      return services.pictures().set(id, picture);
    }
  }
}
