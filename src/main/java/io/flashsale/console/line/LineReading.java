package io.flashsale.console.line;

import io.flashsale.product.Product;
import io.flashsale.waitlist.LineFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page has read at one time.
 *
 * @param products all products by id
 * @param figures of the chosen product; null when none is chosen, or it is gone
 */
record LineReading(List<Product> products, @Nullable LineFigures figures) {}
