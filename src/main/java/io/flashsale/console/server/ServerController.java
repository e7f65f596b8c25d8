package io.flashsale.console.server;

import io.flashsale.console.health.HealthViewModel;
import io.flashsale.console.message.MessageBar;
import io.flashsale.console.view.CopyButton;
import io.flashsale.throttle.LimitName;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
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
  @FXML private Button renewToken;
  @FXML private MessageBar message;
  @FXML private TableView<NodeRow> nodes;
  @FXML private Label nodesNote;
  @FXML private GridPane limits;
  @FXML private Label limitMistake;
  @FXML private Button saveLimits;
  @FXML private Button giveBackLimits;
  @FXML private TextField logFilter;
  @FXML private ToggleButton logFollow;
  @FXML private ListView<String> log;
  @FXML private Label logState;

  ServerController(ServerViewModel viewModel, HealthViewModel health) {
    this.viewModel = viewModel;
    this.health = health;
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    showAddresses();
    showToken();
    showNodes();
    showLimits();
    new LogView(log, viewModel.log()).show(logFilter, logFollow, logState);
    database.show(viewModel.databasePlace(), health.databaseProperty());
    database.time(viewModel.databaseTimeProperty());
    redis.show(viewModel.redisPlace(), health.redisProperty());
    redis.time(viewModel.redisTimeProperty());
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
    renewToken.disableProperty().bind(viewModel.renewingProperty());
    renewToken.setOnAction(event -> viewModel.renewToken());
  }

  private void showNodes() {
    nodes.setItems(viewModel.nodes());
    column("Node", 150, NodeRow::name);
    column("Addresses", 240, NodeRow::addresses);
    column("Started", 150, NodeRow::startedAt);
    column("Version", 90, NodeRow::version);
    nodesNote.textProperty().bind(viewModel.nodesNoteProperty());
    nodesNote.visibleProperty().bind(viewModel.nodesNoteProperty().isNotEmpty());
    nodesNote.managedProperty().bind(nodesNote.visibleProperty());
  }

  private void column(String title, double width, Function<NodeRow, String> text) {
    TableColumn<NodeRow, String> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    nodes.getColumns().add(column);
  }

  private void showLimits() {
    LimitsViewModel model = viewModel.limits();
    int row = 0;
    for (LimitName name : LimitName.values()) {
      Label title = new Label(LimitsViewModel.title(name));
      TextField field = new TextField();
      field.setId("limit-" + name.code());
      field.setPrefColumnCount(8);
      field.setAccessibleText(title.getText());
      field.setOnAction(event -> model.save());
      field.textProperty().bindBidirectional(model.typed(name));
      Label origin = new Label();
      origin.getStyleClass().add("muted");
      origin.textProperty().bind(model.origin(name));
      limits.addRow(row++, title, field, origin);
    }
    limitMistake.textProperty().bind(model.mistake());
    limitMistake.visibleProperty().bind(model.mistake().isNotEmpty());
    limitMistake.managedProperty().bind(limitMistake.visibleProperty());
    saveLimits.disableProperty().bind(model.changed().not().or(model.mistake().isNotEmpty()));
    saveLimits.setOnAction(event -> model.save());
    giveBackLimits.setOnAction(event -> model.giveBack());
  }

  /** Puts the cursor into the filter of the log. */
  void find() {
    logFilter.requestFocus();
    logFilter.selectAll();
  }
}
