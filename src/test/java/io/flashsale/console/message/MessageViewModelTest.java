package io.flashsale.console.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.console.message.Message.Kind;
import org.junit.jupiter.api.Test;

class MessageViewModelTest {
  private final MessageViewModel messages = new MessageViewModel();

  @Test
  void a_new_message_takes_the_place_of_the_old_until_it_is_cleared() {
    assertThat(messages.messageProperty().get()).isNull();
    messages.error("It did not work.");
    messages.done("It worked.");
    assertThat(messages.messageProperty().get())
        .isEqualTo(new Message(Kind.DONE, "It worked.", null));
    messages.clear();
    assertThat(messages.messageProperty().get()).isNull();
  }
}
