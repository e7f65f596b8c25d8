package io.flashsale.web;

import io.flashsale.health.LatencyProbe;
import io.flashsale.redis.Nodes;
import io.flashsale.throttle.LimitService;
import io.flashsale.waitlist.LineFiguresService;

/** The services that only the admin calls. */
public record OfficeServices(
    LineFiguresService lineFigures, LimitService limits, Nodes nodes, LatencyProbe latency) {}
