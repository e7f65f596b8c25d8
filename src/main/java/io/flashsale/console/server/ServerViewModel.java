package io.flashsale.console.server;

import io.flashsale.console.store.StoreInfo;
import io.flashsale.console.view.TextClipboard;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The server page: which address is shown, and whether the admin token is. */
public final class ServerViewModel {
  /** As many dots for every token, so that they do not tell its length. */
  private static final String DOTS = "•".repeat(24);

  private final StoreInfo info;
  private final TextClipboard clipboard;
  private final ObjectProperty<String> address;
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper();

  public ServerViewModel(StoreInfo info, TextClipboard clipboard) {
    this.info = info;
    this.clipboard = clipboard;
    this.address = new SimpleObjectProperty<>(info.addresses().getFirst());
    token.bind(
        Bindings.createStringBinding(() -> revealed.get() ? info.adminToken() : DOTS, revealed));
  }

  public List<String> addresses() {
    return info.addresses();
  }

  /** The address that the QR code shows. */
  public ObjectProperty<String> addressProperty() {
    return address;
  }

  /** Whether others in the network can open any of the addresses. */
  public boolean reachableByOthers() {
    return addresses().stream().anyMatch(url -> !url.matches("https?://(localhost|127\\.).*"));
  }

  public String databasePlace() {
    return info.databasePlace();
  }

  public String redisPlace() {
    return info.redisPlace();
  }

  public BooleanProperty revealedProperty() {
    return revealed;
  }

  /** The admin token, or dots while it is hidden. */
  public ReadOnlyStringProperty tokenProperty() {
    return token.getReadOnlyProperty();
  }

  /** Copies the chosen address. */
  public void copyAddress() {
    clipboard.put(address.get());
  }

  /** Copies the admin token, shown or hidden. */
  public void copyToken() {
    clipboard.put(info.adminToken());
  }
}
