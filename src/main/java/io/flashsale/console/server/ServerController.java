package io.flashsale.console.server;

import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.view.CopyButton;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the server page. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ServerController {
  private static final int QR_SIDE = 208;

  private final ServerViewModel viewModel;
  private final HealthViewModel health;

  @FXML private VBox addresses;
  @FXML private Node onlyThisComputer;
  @FXML private ImageView qr;
  @FXML private Label qrAddress;
  @FXML private CopyButton copyAddress;
  @FXML private HealthRow database;
  @FXML private HealthRow redis;
  @FXML private HealthRow server;
  @FXML private TextField token;
  @FXML private ToggleButton reveal;
  @FXML private CopyButton copyToken;

  public ServerController(ServerViewModel viewModel, HealthViewModel health) {
    this.viewModel = viewModel;
    this.health = health;
  }

  @FXML
  void initialize() {
    showAddresses();
    showToken();
    database.show(viewModel.databasePlace(), health.databaseProperty());
    redis.show(viewModel.redisPlace(), health.redisProperty());
    server.show(viewModel.addresses().getFirst(), health.serverProperty());
  }

  private void showAddresses() {
    ToggleGroup group = new ToggleGroup();
    for (String address : viewModel.addresses()) {
      RadioButton choice = new RadioButton(address);
      choice.setToggleGroup(group);
      choice.setSelected(address.equals(viewModel.addressProperty().get()));
      choice.setOnAction(event -> viewModel.addressProperty().set(address));
      choice.getStyleClass().add("address");
      addresses.getChildren().add(choice);
    }
    onlyThisComputer.setVisible(!viewModel.reachableByOthers());
    onlyThisComputer.setManaged(onlyThisComputer.isVisible());
    viewModel.addressProperty().subscribe(this::showQr);
    copyAddress.copyBy(viewModel::copyAddress);
  }

  private void showQr(String address) {
    qr.setImage(QrCode.of(address, QR_SIDE));
    qr.setAccessibleText("QR code of " + address);
    qrAddress.setText(address);
  }

  private void showToken() {
    FontIcon eye = new FontIcon(Feather.EYE);
    reveal.setGraphic(eye);
    reveal.selectedProperty().bindBidirectional(viewModel.revealedProperty());
    viewModel
        .revealedProperty()
        .subscribe(
            shown -> {
              eye.setIconCode(shown ? Feather.EYE_OFF : Feather.EYE);
              reveal.setText(shown ? "_Hide" : "_Reveal");
            });
    token.textProperty().bind(viewModel.tokenProperty());
    copyToken.copyBy(viewModel::copyToken);
  }
}
