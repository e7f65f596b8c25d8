package io.flashsale.console.activity;

import io.flashsale.console.memory.Memory;
import io.flashsale.console.memory.TableMemory;
import io.flashsale.console.message.MessageBar;
import io.flashsale.console.orders.EventWords;
import io.flashsale.console.orders.OrderCell;
import io.flashsale.console.view.Formats;
import io.flashsale.ledger.InventoryEvent;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the activity page: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ActivityController {
  private static final int ID_SHOWN = 13;

  private final ActivityViewModel viewModel;
  private final Memory memory;
  private final Formats formats;
  private final Consumer<UUID> openOrder;

  @FXML private MessageBar message;
  @FXML private TextField search;
  @FXML private ComboBox<KindChoice> kind;
  @FXML private ToggleButton pause;
  @FXML private Button open;
  @FXML private Label count;
  @FXML private TableView<InventoryEvent> table;
  @FXML private Node noEvents;
  @FXML private Node noMatch;

  ActivityController(ActivityViewModel viewModel, Memory memory, Consumer<UUID> openOrder) {
    this.viewModel = viewModel;
    this.memory = memory;
    this.formats = viewModel.formats();
    this.openOrder = openOrder;
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    memory.keep("activity.kind", viewModel.kindProperty(), KindChoice.class);
    kind.getItems().setAll(KindChoice.values());
    kind.valueProperty().bindBidirectional(viewModel.kindProperty());
    search.textProperty().bindBidirectional(viewModel.searchProperty());
    search.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            search.clear();
          }
        });
    showPause();
    showTable();
  }

  private void showPause() {
    FontIcon icon = new FontIcon(Feather.PAUSE);
    pause.setGraphic(icon);
    pause.selectedProperty().bindBidirectional(viewModel.pausedProperty());
    viewModel
        .pausedProperty()
        .subscribe(
            now -> {
              icon.setIconCode(now ? Feather.PLAY : Feather.PAUSE);
              pause.setText(now ? "_Go on" : "_Pause");
            });
  }

  private void showTable() {
    column("Time", 90, InventoryEvent::createdAt, (l, at) -> l.setText(formats.time(at)));
    column("Product", 180, e -> viewModel.nameOf(e.productId()), Label::setText);
    column("What", 230, e -> e, ActivityController::what);
    column("Available", 80, InventoryEvent::delta, (l, units) -> l.setText(signed(units)));
    column("Order", 130, e -> e, (l, event) -> l.setText(shortened(event.orderId())));
    table.setTableMenuButtonVisible(true);
    new TableMemory(memory, "activity.table").keep(table);
    table.setItems(viewModel.shown());
    table.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
            openOrder();
          }
        });
    table.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            openOrder();
          }
        });
    open.disableProperty()
        .bind(
            table
                .getSelectionModel()
                .selectedItemProperty()
                .map(event -> event.orderId() == null)
                .orElse(true));
    noEvents
        .visibleProperty()
        .bind(Bindings.isEmpty(viewModel.all()).and(viewModel.readProperty()));
    noMatch.visibleProperty().bind(Bindings.isNotEmpty(viewModel.all()));
    count
        .textProperty()
        .bind(Bindings.size(viewModel.shown()).map(n -> formats.number(n.longValue()) + " shown"));
  }

  private static String shortened(@Nullable UUID id) {
    return id == null ? "" : id.toString().substring(0, ID_SHOWN) + "…";
  }

  private String signed(int units) {
    return units > 0 ? "+" + formats.number(units) : formats.number(units);
  }

  private static void what(Label label, InventoryEvent event) {
    label.setText(EventWords.of(event));
    if (!label.getStyleClass().contains("event-kind")) {
      label.getStyleClass().add("event-kind");
    }
    for (KindChoice each : KindChoice.values()) {
      if (each != KindChoice.ALL) {
        label.pseudoClassStateChanged(
            PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each.includes(event));
      }
    }
  }

  private <T> void column(
      String title, double width, Function<InventoryEvent, T> value, BiConsumer<Label, T> show) {
    TableColumn<InventoryEvent, T> column = new TableColumn<>(title);
    column.setId(title.toLowerCase(Locale.ROOT));
    column.setMinWidth(width * 0.7);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
    column.setCellFactory(ignored -> new OrderCell<>(show));
    table.getColumns().add(column);
  }

  /** Stops what is shown, or has it go on. */
  void flipPause() {
    pause.setSelected(!pause.isSelected());
  }

  /** Shows the order of the event that is chosen. */
  @FXML
  void openOrder() {
    InventoryEvent event = table.getSelectionModel().getSelectedItem();
    if (event != null && event.orderId() != null) {
      openOrder.accept(event.orderId());
    }
  }

  @FXML
  void clearFilter() {
    viewModel.clearFilter();
    search.requestFocus();
  }

  /** Puts the cursor into the search field. */
  void find() {
    search.requestFocus();
    search.selectAll();
  }
}
