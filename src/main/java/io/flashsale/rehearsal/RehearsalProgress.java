package io.flashsale.rehearsal;

/**
 * How far a rehearsal is.
 *
 * @param phase what goes on
 * @param done how much of the phase is done
 * @param of how much the phase has
 * @param granted units that buyers have got so far, also by offers from the line, and also those
 *     that were given back
 * @param refused buyers who have been told that it is sold out, so far
 */
public record RehearsalProgress(Phase phase, int done, int of, int granted, int refused) {

  /**
   * What goes on, in order. Some come only where there is a line; buying and checking out come
   * again with each round.
   */
  public enum Phase {
    CONNECTING("Connecting"),
    ENTERING("Entering the draw"),
    OPENING("Waiting for the draw"),
    BUYING("Buying"),
    JOINING("Joining the line"),
    CHECKING_OUT("Checking out"),
    IN_LINE("In line"),
    AUDITING("Auditing"),
    CLEANING_UP("Cleaning up");

    private final String title;

    Phase(String title) {
      this.title = title;
    }

    /** The phase in a word or two. */
    public String title() {
      return title;
    }
  }
}
