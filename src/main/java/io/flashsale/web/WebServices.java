package io.flashsale.web;

import io.flashsale.analytics.Metrics;
import io.flashsale.audit.LedgerExport;
import io.flashsale.audit.LedgerMonitor;
import io.flashsale.demo.DemoData;
import io.flashsale.feed.Feed;
import io.flashsale.health.Health;
import io.flashsale.inventory.HoldService;
import io.flashsale.inventory.LineService;
import io.flashsale.ledger.RecentEvents;
import io.flashsale.meters.Meters;
import io.flashsale.order.OrderSearch;
import io.flashsale.order.OrderService;
import io.flashsale.persistence.StoreTime;
import io.flashsale.product.Catalog;
import io.flashsale.product.PictureService;
import io.flashsale.product.ProductService;
import io.flashsale.puzzle.ProofOfWork;
import io.flashsale.rehearsal.RehearsalProducts;
import io.flashsale.waitlist.DrawService;
import io.flashsale.waitlist.WaitlistService;

/** The services that the routes call. */
public record WebServices(
    Catalog catalog,
    ProductService products,
    PictureService pictures,
    HoldService holds,
    RehearsalProducts rehearsals,
    OrderService orders,
    OrderSearch orderSearch,
    RecentEvents events,
    LineService lines,
    WaitlistService waitlist,
    ProofOfWork work,
    DrawService draws,
    Metrics metrics,
    Health health,
    LedgerMonitor monitor,
    LedgerExport ledgers,
    DemoData demo,
    StoreTime time,
    Feed feed,
    Meters meters,
    OfficeServices office) {}
