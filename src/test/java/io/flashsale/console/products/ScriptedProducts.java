package io.flashsale.console.products;

import io.flashsale.console.FakeStore;
import io.flashsale.inventory.StockOutcome;
import io.flashsale.product.NewProduct;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.ProductDetails;
import io.flashsale.product.ProductFixtures;
import io.flashsale.product.SaleChange;
import io.flashsale.product.SaleOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Products that are changed as a test says, and what was asked for, in order. */
final class ScriptedProducts implements ProductDesk {
  final Map<Integer, Product> products = new ConcurrentSkipListMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile boolean keepsProducts = true;
  volatile @Nullable RuntimeException failure;
  volatile IntFunction<StockOutcome> stock = total -> new StockOutcome.Adjusted(products.get(1));
  volatile Function<SaleChange, SaleOutcome> sale =
      change -> new SaleOutcome.Changed(products.get(1));

  private void ask(String what) {
    RuntimeException wanted = failure;
    if (wanted != null) {
      throw wanted;
    }
    asked.add(what);
  }

  @Override
  public ProductList list() {
    return new ProductList(FakeStore.NOW, List.copyOf(products.values()));
  }

  @Override
  public Product create(NewProduct wanted) {
    ask("create " + wanted.details().name());
    return put(products.size() + 1, wanted.details(), wanted.totalStock());
  }

  private Product put(int id, ProductDetails details, int stock) {
    Product product =
        ProductFixtures.product(id, details.name(), details.price(), stock, details.window());
    if (keepsProducts) {
      products.put(id, product);
    }
    return product;
  }

  @Override
  public Optional<Product> update(int id, UnaryOperator<ProductDetails> change) {
    ask("update " + id);
    Product before = products.get(id);
    return before == null
        ? Optional.empty()
        : Optional.of(put(id, change.apply(before.details()), before.stock().total()));
  }

  @Override
  public StockOutcome setStock(int id, int total) {
    ask("stock " + total);
    return stock.apply(total);
  }

  @Override
  public SaleOutcome changeSale(int id, SaleChange change) {
    ask(change.toString());
    return sale.apply(change);
  }

  @Override
  public SaleOutcome remove(int id) {
    ask("remove " + id);
    return new SaleOutcome.Changed(products.get(id));
  }

  @Override
  public SaleOutcome restore(int id) {
    ask("restore " + id);
    return new SaleOutcome.Changed(products.get(id));
  }

  @Override
  public Optional<Picture> picture(int id) {
    return Optional.empty();
  }

  @Override
  public SaleOutcome setPicture(int id, @Nullable Picture picture) {
    ask("picture " + (picture == null ? "none" : picture.mediaType()));
    return new SaleOutcome.Changed(products.get(id));
  }
}
