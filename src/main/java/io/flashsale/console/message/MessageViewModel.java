package io.flashsale.console.message;

import io.flashsale.console.message.Message.Action;
import io.flashsale.console.message.Message.Kind;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The one message that a page shows now; a new one takes the place of the old. */
public final class MessageViewModel {
  private final ReadOnlyObjectWrapper<@Nullable Message> message = new ReadOnlyObjectWrapper<>();

  /** Says that something was done. */
  public void done(String sentence) {
    message.set(new Message(Kind.DONE, sentence, null));
  }

  /**
   * Says that something was done, and offers an action, such as undoing it.
   *
   * @param action null where there is none
   */
  public void done(String sentence, @Nullable Action action) {
    message.set(new Message(Kind.DONE, sentence, action));
  }

  /** Says something to know. */
  public void note(String sentence) {
    message.set(new Message(Kind.NOTE, sentence, null));
  }

  /** Says what went wrong and what to do. */
  public void error(String sentence) {
    message.set(new Message(Kind.ERROR, sentence, null));
  }

  /** Says what went wrong, and offers an action, such as trying again. */
  public void error(String sentence, Action action) {
    message.set(new Message(Kind.ERROR, sentence, action));
  }

  /** Says nothing any more. */
  public void clear() {
    message.set(null);
  }

  /** What is said now, or null. */
  public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
    return message.getReadOnlyProperty();
  }
}
