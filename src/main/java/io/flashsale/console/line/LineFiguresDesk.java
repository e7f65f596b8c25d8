package io.flashsale.console.line;

import io.flashsale.product.Product;
import io.flashsale.waitlist.LineFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What the page of the line asks of the store. */
public interface LineFiguresDesk {

  /** All products by id. */
  List<Product> products();

  /** What a product's line has come to; empty when there is no such product. */
  Optional<LineFigures> figures(int productId);

  /** Writes the published data of a draw that was made, as anybody can fetch it. */
  void writeDraw(int productId, OutputStream out) throws IOException;
}
