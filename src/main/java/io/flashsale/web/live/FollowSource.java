package io.flashsale.web.live;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where the states of what a client may follow by its id come from. */
public interface FollowSource {

  /**
   * The states of those that there are; others are left out. May ask the database, so it is called
   * on threads that may wait.
   */
  Map<UUID, State> read(Collection<UUID> ids);

  /**
   * The state after an order got another status, as the feed told it; of other kinds, as before.
   */
  default State resolved(State before, String status) {
    return before;
  }

  /**
   * A state of something that is followed.
   *
   * @param productId the product that it belongs to: when that moves, it is read again
   * @param version grows with each state, or each read; an older one never takes the place of a
   *     newer one
   * @param settled whether it changes no more without being told, so that it need not be read again
   * @param data what the client is told, to be written as JSON; it is not told what equals the last
   */
  record State(int productId, long version, boolean settled, Object data) {}
}
