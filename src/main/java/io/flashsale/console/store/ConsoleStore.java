package io.flashsale.console.store;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.audit.AuditReport;
import io.flashsale.console.activity.ActivityDesk;
import io.flashsale.console.orders.OrderDesk;
import io.flashsale.console.overview.ChartSource;
import io.flashsale.console.products.ProductDesk;
import io.flashsale.feed.Feed;
import io.flashsale.health.HealthReport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A store that runs, as the console reads it.
 *
 * <p>The suppliers are called again and again, each by one thread at a time and never by the FX
 * thread. They may block and throw.
 *
 * @param metrics reads the figures now
 * @param chart reads units sold and expired over time
 * @param health asks how the store is
 * @param books tells what the check of the books has found
 * @param server whether the store's port answers
 * @param feed tells what changes, on the threads that change it
 * @param products makes and changes products
 * @param orders finds and resolves orders
 * @param activity tells what happens
 * @param info what does not change
 * @param office what the pages behind the sale ask
 */
public record ConsoleStore(
    Supplier<MetricsReport> metrics,
    ChartSource chart,
    Supplier<HealthReport> health,
    Supplier<AuditReport> books,
    BooleanSupplier server,
    Feed feed,
    ProductDesk products,
    OrderDesk orders,
    ActivityDesk activity,
    StoreInfo info,
    Office office) {}
