package io.flashsale.waitlist;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fair a product's line was served of late: in a window of its last ledger events.
 *
 * @param events how many events were looked at, {@link LineFairnessRepository#WINDOW} at most
 * @param grants holds among them, offers included
 * @param offers offers to the line among them
 * @param overtakings grants that passed over somebody ahead in line who could have used the units;
 *     it must be 0
 * @param waitP50 the median time from joining (from the draw for those before it) to the offer;
 *     null without offers
 * @param waitP95 the time that 95 of 100 offers came within; null without offers
 */
public record Fairness(
    int events,
    int grants,
    int offers,
    int overtakings,
    @Nullable Duration waitP50,
    @Nullable Duration waitP95) {}
