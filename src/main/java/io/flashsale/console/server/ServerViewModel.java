package io.flashsale.console.server;

import io.flashsale.console.live.Reading;
import io.flashsale.console.message.MessageViewModel;
import io.flashsale.console.store.StoreInfo;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.console.work.Work;
import io.flashsale.embedded.AdminToken.Renewal;
import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The server page: which address is shown, the nodes and how fast they are answered, the admin
 * token and its renewal.
 */
final class ServerViewModel {
  /** As many dots for every token, so that they do not tell its length. */
  private static final String DOTS = "•".repeat(24);

  private final StoreInfo info;
  private final ServerDesk desk;
  private final Work work;
  private final TextClipboard clipboard;
  private final Formats formats;
  private final MessageViewModel messages = new MessageViewModel();
  private final LimitsViewModel limits;
  private final LogViewModel log = new LogViewModel();
  private final ObjectProperty<String> address;
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final BooleanProperty renewing = new SimpleBooleanProperty();
  private final StringProperty token;
  private final ReadOnlyStringWrapper shownToken = new ReadOnlyStringWrapper();
  private final ReadOnlyStringWrapper databaseTime = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redisTime = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nodesNote = new ReadOnlyStringWrapper("");
  private final ObservableList<NodeRow> nodes = FXCollections.observableArrayList();

  ServerViewModel(
      StoreInfo info, ServerDesk desk, Work work, TextClipboard clipboard, Formats formats) {
    this.info = info;
    this.desk = desk;
    this.work = work;
    this.clipboard = clipboard;
    this.formats = formats;
    this.limits = new LimitsViewModel(desk, work, messages, formats);
    this.address = new SimpleObjectProperty<>(info.addresses().getFirst());
    this.token = new SimpleStringProperty(info.adminToken());
    shownToken.bind(
        Bindings.createStringBinding(() -> revealed.get() ? token.get() : DOTS, revealed, token));
  }

  /** Reads what the page shows; on a thread that may block. */
  ServerReading read() {
    return new ServerReading(desk.nodes(), desk.latency(), desk.limits(), desk.token());
  }

  /** Takes in what became of a reading. */
  void accept(Reading<ServerReading> reading) {
    switch (reading) {
      case Reading.Fresh<ServerReading>(ServerReading fresh) -> {
        List<NodeRow> rows = NodeRow.of(fresh.nodes(), formats);
        if (!rows.equals(nodes)) {
          nodes.setAll(rows);
        }
        nodesNote.set(
            fresh.nodes().complete() ? "" : "Redis does not answer: other nodes are not known.");
        databaseTime.set(millis(fresh.latency().database()));
        redisTime.set(millis(fresh.latency().redis()));
        limits.accept(fresh.limits());
        token.set(fresh.token());
      }
      case Reading.Missing<ServerReading>() -> {
        nodesNote.set("The store does not answer; it is asked again all the time.");
        databaseTime.set("");
        redisTime.set("");
      }
    }
  }

  private static String millis(@Nullable Duration time) {
    return time == null ? "" : "%.1f ms".formatted(time.toNanos() / 1e6);
  }

  MessageViewModel messages() {
    return messages;
  }

  LimitsViewModel limits() {
    return limits;
  }

  LogViewModel log() {
    return log;
  }

  ObservableList<NodeRow> nodes() {
    return nodes;
  }

  /** Why the nodes may not be all, or empty. */
  ReadOnlyStringProperty nodesNoteProperty() {
    return nodesNote.getReadOnlyProperty();
  }

  /** How long the database took for an empty question, in words; empty without an answer. */
  ReadOnlyStringProperty databaseTimeProperty() {
    return databaseTime.getReadOnlyProperty();
  }

  /** The same of Redis. */
  ReadOnlyStringProperty redisTimeProperty() {
    return redisTime.getReadOnlyProperty();
  }

  List<String> addresses() {
    return info.addresses();
  }

  /** The address that the QR code shows. */
  ObjectProperty<String> addressProperty() {
    return address;
  }

  /** Whether others in the network can open any of the addresses. */
  boolean reachableByOthers() {
    return addresses().stream().anyMatch(url -> !url.matches("https?://(localhost|127\\.).*"));
  }

  String databasePlace() {
    return info.databasePlace();
  }

  String redisPlace() {
    return info.redisPlace();
  }

  BooleanProperty revealedProperty() {
    return revealed;
  }

  /** The admin token, or dots while it is hidden. */
  ReadOnlyStringProperty tokenProperty() {
    return shownToken.getReadOnlyProperty();
  }

  /** Whether a new token is being made. */
  BooleanProperty renewingProperty() {
    return renewing;
  }

  /** Copies the chosen address. */
  void copyAddress() {
    clipboard.put(address.get());
  }

  /** Copies the admin token, shown or hidden. */
  void copyToken() {
    clipboard.put(token.get());
  }

  /** Makes another token. */
  void renewToken() {
    if (renewing.get()) {
      return;
    }
    renewing.set(true);
    var _ =
        work.job(steps -> desk.renewToken())
            .onDone(this::renewed)
            .onFailed(
                sentence -> {
                  renewing.set(false);
                  messages.error(sentence);
                })
            .start();
  }

  private void renewed(Renewal renewal) {
    renewing.set(false);
    switch (renewal) {
      case Renewal.Renewed(String fresh) -> {
        token.set(fresh);
        messages.done(
            "There is a new token; the old one is refused from now on, on all nodes of this home.");
      }
      case Renewal.SetByOperator _ ->
          messages.note(
              "The token is set by ADMIN_TOKEN: change it there and start FlashSale again.");
      case Renewal.NotWritten(var file) ->
          messages.error(
              "The new token could not be written to %s; the old one holds. Make room there and try again."
                  .formatted(file));
    }
  }
}
