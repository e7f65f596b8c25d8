package io.flashsale.web.live;

import io.flashsale.web.live.FollowSource.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order or an entry that somebody follows: its state as last heard, written once for all. */
final class Followed {
  private final Key key;
  private final List<Listener> listeners = new ArrayList<>(1);
  private @Nullable State state;
  private byte[] frame = new byte[0];

  /** Whether it may have changed while its first state was being read. */
  private boolean missed;

  Followed(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  synchronized void add(Listener listener) {
    listeners.add(listener);
  }

  /** Returns whether nobody follows it any more. */
  synchronized boolean remove(Listener listener) {
    listeners.remove(listener);
    return listeners.isEmpty();
  }

  synchronized List<Listener> listeners() {
    return List.copyOf(listeners);
  }

  synchronized @Nullable State state() {
    return state;
  }

  /**
   * The state that a change is to be applied to, or null before one is known: then what is being
   * read may be older than the change, so it has to be read once more.
   */
  synchronized @Nullable State stateToChange() {
    missed |= state == null;
    return state;
  }

  /** Whether it may have changed while its first state was being read; told once. */
  synchronized boolean takeMissed() {
    boolean was = missed;
    missed = false;
    return was;
  }

  /** The event that tells its state; empty before one is known. */
  synchronized byte[] frame() {
    return frame;
  }

  /** Takes a state unless a newer one is known; returns whether it is news. */
  synchronized boolean accept(State fresh, LiveJson json) {
    if (state != null && state.version() >= fresh.version()) {
      return false;
    }
    boolean news = state == null || !state.data().equals(fresh.data());
    state = fresh;
    if (!news) {
      return false;
    }
    frame = Frame.of(key.kind().event(), json.told(fresh.data()));
    return true;
  }
}
