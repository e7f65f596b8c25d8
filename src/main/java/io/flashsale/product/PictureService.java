package io.flashsale.product;

import io.flashsale.persistence.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of products. The newest asked for are kept in memory, so that a crowd which opens
 * the shop asks the database for each once.
 */
public final class PictureService {
  private static final int KEPT = 16;

  private final Database database;
  private final ProductRepository products;
  private final PictureRepository pictures;
  private final Catalog catalog;

  /** By hash, the one that was not asked for the longest first. */
  private final Map<String, Picture> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  public PictureService(
      Database database, ProductRepository products, PictureRepository pictures, Catalog catalog) {
    this.database = database;
    this.products = products;
    this.pictures = pictures;
    this.catalog = catalog;
  }

  /** The picture of a product, or empty where it has none or is none. */
  public Optional<Picture> find(int productId) {
    String hash = catalog.find(productId).map(Product::pictureHash).orElse(null);
    if (hash == null) {
      return Optional.empty();
    }
    Picture known = known(hash);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Picture> read = database.call(session -> pictures.find(session, productId));
    read.ifPresent(this::keep);
    return read;
  }

  private @Nullable Picture known(String hash) {
    synchronized (kept) {
      return kept.get(hash);
    }
  }

  private void keep(Picture picture) {
    synchronized (kept) {
      kept.put(picture.hash(), picture);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }

  /**
   * Gives a product a picture, or takes it away.
   *
   * @param picture the new one, or null for none
   */
  public SaleOutcome set(int productId, @Nullable Picture picture) {
    Optional<Product> changed =
        database.call(
            session ->
                Optional.ofNullable(products.lock(session, productId))
                    .filter(product -> !product.removed())
                    .map(
                        product -> {
                          if (picture == null) {
                            pictures.delete(session, productId);
                          } else {
                            pictures.put(session, productId, picture);
                          }
                          Product pictured =
                              product.pictured(picture == null ? null : picture.hash());
                          products.updateDesk(session, pictured);
                          return pictured;
                        }));
    changed.ifPresent(product -> catalog.committed(product.ledger().seq(), product));
    return changed.<SaleOutcome>map(SaleOutcome.Changed::new).orElseGet(SaleOutcome.NotFound::new);
  }
}
