package io.flashsale.inventory;

import io.flashsale.inventory.Command.AdjustStock;
import io.flashsale.inventory.Command.Confirm;
import io.flashsale.inventory.Command.JoinWaitlist;
import io.flashsale.inventory.Command.LeaveWaitlist;
import io.flashsale.inventory.Command.PlaceHold;
import io.flashsale.inventory.Command.Release;
import io.flashsale.inventory.Command.ReleaseDue;
import io.flashsale.inventory.Command.Return;
import io.flashsale.inventory.Command.SetStock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the commands of a group name, gathered so that it is read in a few queries. */
final class Asked {
  final List<PlaceHold> holds = new ArrayList<>();
  final List<JoinWaitlist> joins = new ArrayList<>();

  /** The orders that are checked out: they give nothing back unless they are due. */
  final Set<UUID> confirmed = new HashSet<>();

  /** The orders that may give units back. */
  final Set<UUID> givenBack = new HashSet<>();

  final Set<UUID> entriesLeft = new HashSet<>();
  boolean due;

  /** The units that the admin adds. */
  long unitsAdded;

  /** Whether units may go for good, so that some in line can be reached no more. */
  boolean unitsGo;

  Asked(List<Pending<?>> commands) {
    for (Pending<?> pending : commands) {
      switch (pending.command()) {
        case PlaceHold hold -> holds.add(hold);
        case JoinWaitlist join -> joins.add(join);
        case Confirm confirm -> {
          confirmed.add(confirm.orderId());
          unitsGo = true;
        }
        case Release release -> givenBack.add(release.orderId());
        case Return back -> givenBack.add(back.orderId());
        case LeaveWaitlist leave -> entriesLeft.add(leave.entryId());
        case ReleaseDue _ -> due = true;
        case AdjustStock adjust -> {
          unitsAdded += Math.max(0, adjust.delta());
          unitsGo |= adjust.delta() < 0;
        }
        case SetStock set -> {
          unitsAdded += set.total();
          unitsGo = true;
        }
        case Command.Open _, Command.Close _, Command.ServeLine _, Command.Purge _ -> {}
      }
    }
  }
}
