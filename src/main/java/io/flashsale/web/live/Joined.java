package io.flashsale.web.live;

/** What became of a client that wants to listen. */
public sealed interface Joined {

  /** It has a place; its stream is to be begun, or its place given back. */
  record In(Listener listener) implements Joined {}

  /** As many listen as may. */
  record Full() implements Joined {}

  /** There is nothing of that name. */
  record Unknown(Key key) implements Joined {}
}
