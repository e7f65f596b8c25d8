package io.flashsale.inventory;

import io.flashsale.analytics.SaleMinutesRepository;
import io.flashsale.draw.DrawRepository;
import io.flashsale.ledger.LedgerRepository;
import io.flashsale.order.OrderRepository;
import io.flashsale.product.ProductRepository;
import io.flashsale.throttle.CooldownRepository;
import io.flashsale.waitlist.WaitlistRepository;

/** All rows that a group reads and writes. */
public record EngineRows(
    ProductRepository products,
    OrderRepository orders,
    LedgerRepository ledger,
    SaleMinutesRepository minutes,
    WaitlistRepository entries,
    DrawRepository draws,
    CooldownRepository cooldowns) {}
