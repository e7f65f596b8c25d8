package io.flashsale.inventory;

import io.flashsale.inventory.Arrivals.Arrival;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.LeaveWaitlist;
import io.flashsale.product.Catalog;
import io.flashsale.waitlist.WaitlistEntry;
import io.flashsale.waitlist.WaitlistService;
import java.util.UUID;

/**
 * All that moves a product's line, for the HTTP API and the console alike.
 *
 * <p>Each call waits for its group's commit; it is made to be called on virtual threads.
 */
public final class LineService {
  private final CommandRunner commands;
  private final Catalog catalog;
  private final WaitlistService waitlist;

  public LineService(Sequencers sequencers, Catalog catalog, WaitlistService waitlist) {
    this.commands = sequencers.commands();
    this.catalog = catalog;
    this.waitlist = waitlist;
  }

  /** Takes the next place in the order of arrival; to be settled by whoever took it. */
  public Arrival arrive() {
    return commands.arrive();
  }

  /** Joins the line, or enters the draw, in the order of arrival. */
  public JoinOutcome join(JoinWaitlist command, Arrival arrival) {
    return catalog.find(command.productId()).isEmpty()
        ? new Outcome.NotFound()
        : commands.run(command, arrival);
  }

  /** Gives an entry up, with its offer where it has one. */
  public LeaveOutcome leave(UUID entryId) {
    return waitlist
        .find(entryId)
        .map(WaitlistEntry::productId)
        .map(productId -> commands.run(new LeaveWaitlist(productId, entryId)))
        .orElseGet(Outcome.NotFound::new);
  }

  /** Makes the draw of a product whose sale has begun. */
  public LineOutcome open(int productId) {
    return commands.run(new Command.Open(productId));
  }

  /** Has those lapse who are in line for a product whose sale is over. */
  public LineOutcome close(int productId) {
    return commands.run(new Command.Close(productId));
  }

  /** Offers what is available to those in line. */
  public LineOutcome serve(int productId) {
    return commands.run(new Command.ServeLine(productId));
  }
}
