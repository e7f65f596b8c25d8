package io.flashsale.console.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  private enum Choice {
    FIRST,
    SECOND
  }

  @TempDir Path home;

  private Path file() {
    return home.resolve("console.properties");
  }

  @Test
  void what_was_put_in_is_there_the_next_time() {
    try (Memory memory = Memory.of(file())) {
      memory.put("page", "orders");
    }
    try (Memory memory = Memory.of(file())) {
      assertThat(memory.get("page")).isEqualTo("orders");
      assertThat(memory.get("other")).isNull();
    }
  }

  @Test
  void it_is_written_without_being_closed() {
    Memory memory = Memory.of(file());
    memory.put("page", "orders");
    await().until(() -> Files.exists(file()));
    memory.put("page", "products");
    await().until(() -> Files.readString(file()).contains("products"));
    memory.close();
  }

  @Test
  void a_property_gets_what_was_remembered_and_is_remembered() {
    try (Memory memory = Memory.of(file())) {
      var text = new SimpleStringProperty("at first");
      var choice = new SimpleObjectProperty<>(Choice.FIRST);
      memory.keep("text", text);
      memory.keep("choice", choice, Choice.class);
      text.set("then");
      choice.set(Choice.SECOND);
    }
    try (Memory memory = Memory.of(file())) {
      var text = new SimpleStringProperty("at first");
      var choice = new SimpleObjectProperty<>(Choice.FIRST);
      memory.keep("text", text);
      memory.keep("choice", choice, Choice.class);
      assertThat(text.get()).isEqualTo("then");
      assertThat(choice.get()).isEqualTo(Choice.SECOND);
    }
  }

  @Test
  void what_cannot_be_understood_is_forgotten() throws IOException {
    Files.write(file(), new byte[] {'a', '=', '\\', 'u', 'z', (byte) 0xff, '\n'});
    try (Memory memory = Memory.of(file())) {
      var choice = new SimpleObjectProperty<>(Choice.FIRST);
      memory.put("choice", "THIRD");
      memory.keep("choice", choice, Choice.class);
      assertThat(choice.get()).isEqualTo(Choice.FIRST);
    }
  }

  @Test
  void it_makes_no_home_of_its_own() {
    try (Memory memory = Memory.of(home.resolve("none/console.properties"))) {
      memory.put("page", "orders");
    }
    assertThat(home).isEmptyDirectory();
  }
}
