package io.flashsale.web;

import io.flashsale.audit.LedgerExport;
import io.flashsale.ledger.LedgerEntry;
import io.flashsale.ledger.LedgerHead;
import io.flashsale.web.contract.Api;
import io.flashsale.web.contract.Operation;
import io.flashsale.web.contract.Schema;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/admin/products/{productId}/ledger}: a product's whole ledger, an entry a line.
 *
 * <p>It ends at the head that the answer begins with, so it has an end also while the product
 * sells. A page at a time is in memory, and none is read before the one before was sent.
 */
final class LedgerRoutes {
  private static final Logger log = LoggerFactory.getLogger(LedgerRoutes.class);

  /** Where the ledger ends, {@code SEQ:HASH}. */
  static final String HEAD = "Ledger-Head";

  private static final Pattern SEQ = Pattern.compile("0|[1-9][0-9]{0,11}");

  private final LedgerExport ledgers;

  LedgerRoutes(LedgerExport ledgers) {
    this.ledgers = ledgers;
  }

  void register(Api api) {
    api.get(
        "/api/admin/products/{productId}/ledger",
        Operation.of("A product's ledger, an event a line")
            .admin()
            .query(
                "after", Schema.integer(0, 999_999_999_999L), "only what comes behind this event")
            .answersAs(200, "application/x-ndjson", "the events up to the head in Ledger-Head")
            .refuses(404, "not_found"),
        this::export);
  }

  private void export(Context ctx) {
    int productId = Paths.productId(ctx);
    long after = after(ctx);
    LedgerHead head = ledgers.head(productId).orElseThrow(Paths::productNotFound);
    // Read before the answer begins: until then a fault is answered as everywhere.
    List<LedgerEntry> first = ledgers.page(productId, after, head);
    ctx.contentType("application/x-ndjson").header(HEAD, head.toString());
    if (ctx.method().equals(HandlerType.HEAD)) {
      return;
    }
    try {
      send(ctx.res().getOutputStream(), productId, first, head);
    } catch (IOException e) {
      log.debug("The reader of the ledger of product {} is gone", productId, e);
    } catch (RuntimeException e) {
      log.warn(
          "The ledger of product {} could not be read to its end: {}", productId, e.toString());
      // What was sent must not look whole, so the connection breaks without the answer's end.
      ServletContextRequest.getServletContextRequest(ctx.req()).getServletChannel().abort(e);
    }
  }

  private static long after(Context ctx) {
    String text = ctx.queryParam("after");
    if (text == null) {
      return 0;
    }
    if (!SEQ.matcher(text).matches()) {
      throw JsonBody.invalid("\"after\" must be the place of an event, 0 or more.");
    }
    return Long.parseLong(text);
  }

  private void send(OutputStream out, int productId, List<LedgerEntry> first, LedgerHead head)
      throws IOException {
    List<LedgerEntry> page = first;
    while (!page.isEmpty()) {
      StringBuilder lines = new StringBuilder(page.size() * 400);
      page.forEach(entry -> lines.append(entry.line()).append('\n'));
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      page = ledgers.page(productId, page.getLast().seq(), head);
    }
  }
}
