package io.flashsale.web.live;

import java.nio.ByteBuffer;

/** The way to one client. Nothing here waits for the client. */
public interface Wire {

  /**
   * Sends bytes. The listener hears {@link Listener#sent} when they have left, or {@link
   * Listener#lost} when they cannot; until then nothing else is sent.
   */
  void send(ByteBuffer bytes, Listener listener);

  /** Ends the stream well when nothing is being sent, or else at once. */
  void end();
}
