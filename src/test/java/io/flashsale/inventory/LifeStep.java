package io.flashsale.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in the life of a product, as a property-based test makes it up. */
sealed interface LifeStep {

  /** Something that one command asks for. */
  sealed interface Single extends LifeStep {}

  /**
   * A shopper wants units.
   *
   * @param customer which of the shoppers
   * @param tagged whether the e-mail has a tag, which is the same mailbox
   * @param address which of the client addresses
   * @param key which of the keys, or null for none
   */
  record Hold(int customer, boolean tagged, int address, int quantity, @Nullable Integer key)
      implements Single {}

  /** A shopper checks out an order, counted back from the newest; perhaps one that is not there. */
  record ConfirmOrder(int order) implements Single {}

  /** An order, counted likewise, is given up. */
  record CancelOrder(int order) implements Single {}

  /** The admin changes the stock. */
  record Adjust(int delta) implements Single {}

  /** The admin says how many units there are to be. */
  record SetTotal(int total) implements Single {}

  /** Time passes, and what is due is let go. */
  record Wait(int seconds) implements LifeStep {}

  /** Time passes, and this comes before what is due is let go. */
  record WaitAndThen(int seconds, Single then) implements LifeStep {}

  /**
   * Commands that one group decides.
   *
   * @param commands in the order of arrival
   * @param turn by how many places the order in which they come is turned
   */
  record Together(List<Single> commands, int turn) implements LifeStep {}
}
