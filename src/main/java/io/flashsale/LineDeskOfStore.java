package io.flashsale;

import io.flashsale.console.line.LineFiguresDesk;
import io.flashsale.draw.DrawJson;
import io.flashsale.draw.PublishedDraw;
import io.flashsale.product.Product;
import io.flashsale.waitlist.LineFigures;
import io.flashsale.web.WebServices;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The lines of the running store. */
record LineDeskOfStore(WebServices services) implements LineFiguresDesk {

  @Override
  public List<Product> products() {
    return services.catalog().all();
  }

  @Override
  public Optional<LineFigures> figures(int productId) {
    return services.office().lineFigures().read(productId);
  }

  @Override
  public void writeDraw(int productId, OutputStream out) throws IOException {
    PublishedDraw draw =
        services
            .draws()
            .published(productId)
            .orElseThrow(() -> new IOException("the draw was not made"));
    new DrawJson().write(productId, draw, out);
  }
}
