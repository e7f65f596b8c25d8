package io.flashsale.console.orders;

import io.flashsale.console.memory.Memory;
import io.flashsale.console.memory.TableMemory;
import io.flashsale.console.message.MessageBar;
import io.flashsale.console.view.Formats;
import io.flashsale.ledger.InventoryEvent;
import io.flashsale.order.Order;
import io.flashsale.order.OrderStatus;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The view of the orders page: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class OrdersController {
  /** Who types is not asked for after every letter. */
  private static final Duration PAUSE = Duration.millis(300);

  /** Where there is room a column is wider than it has to be by this much. */
  private static final double USUAL_WIDTH = 1.25;

  private final OrdersViewModel viewModel;
  private final Memory memory;
  private final Formats formats;
  private final PauseTransition typing = new PauseTransition(PAUSE);

  @FXML private MessageBar message;
  @FXML private TextField search;
  @FXML private ComboBox<ProductChoice> product;
  @FXML private ComboBox<StatusChoice> status;
  @FXML private ComboBox<PeriodChoice> period;
  @FXML private DatePicker from;
  @FXML private DatePicker to;
  @FXML private Node days;
  @FXML private Node working;
  @FXML private TableView<Order> table;
  @FXML private Node noOrders;
  @FXML private Node noMatch;
  @FXML private Button newer;
  @FXML private Button older;
  @FXML private Label pageNumber;
  @FXML private Node nothingChosen;
  @FXML private Node detail;
  @FXML private Label id;
  @FXML private Label state;
  @FXML private Label customer;
  @FXML private Label what;
  @FXML private Label when;
  @FXML private VBox history;
  @FXML private Node acting;
  @FXML private TextField reason;
  @FXML private Button cancelHold;
  @FXML private Button takeBack;

  OrdersController(OrdersViewModel viewModel, Memory memory) {
    this.viewModel = viewModel;
    this.memory = memory;
    this.formats = viewModel.formats();
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    BooleanBinding busy = viewModel.asking().runningProperty().isNotNull();
    working.visibleProperty().bind(busy);
    showFilter();
    showTable();
    showDetail();
  }

  private void showFilter() {
    memory.keep("orders.status", viewModel.filter().statusProperty(), StatusChoice.class);
    memory.keep("orders.period", viewModel.filter().periodProperty(), PeriodChoice.class);
    status.getItems().setAll(StatusChoice.values());
    period.getItems().setAll(PeriodChoice.values());
    product.setItems(viewModel.filter().products());
    search.textProperty().bindBidirectional(viewModel.filter().textProperty());
    status.valueProperty().bindBidirectional(viewModel.filter().statusProperty());
    period.valueProperty().bindBidirectional(viewModel.filter().periodProperty());
    product.valueProperty().bindBidirectional(viewModel.filter().productProperty());
    from.valueProperty().bindBidirectional(viewModel.filter().fromProperty());
    to.valueProperty().bindBidirectional(viewModel.filter().toProperty());
    days.visibleProperty().bind(viewModel.filter().periodProperty().isEqualTo(PeriodChoice.DAYS));
    days.managedProperty().bind(days.visibleProperty());
    from.setOnAction(event -> typing.playFromStart());
    to.setOnAction(event -> typing.playFromStart());
    typing.setOnFinished(event -> viewModel.search());
    status.setOnAction(event -> typing.playFromStart());
    period.setOnAction(event -> typing.playFromStart());
    product.setOnAction(event -> typing.playFromStart());
    search.setOnAction(event -> viewModel.search());
    search.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            search.clear();
            viewModel.search();
          }
        });
  }

  private void showTable() {
    // Together they are as wide as the table in the smallest window: else the last one is cut.
    column("Held at", 146, Order::createdAt, (l, at) -> l.setText(formats.shortDayAndTime(at)));
    column("Customer", 92, Order::customerEmail, Label::setText);
    column(
        "Product",
        88,
        Order::productId,
        (l, number) -> l.setText(viewModel.filter().nameOf(number)));
    column("Units", 48, Order::quantity, (l, units) -> l.setText(formats.number(units)));
    column("Status", 104, Order::status, OrdersController::badge);
    table.setTableMenuButtonVisible(true);
    new TableMemory(memory, "orders.table").keep(table);
    table.setItems(viewModel.rows());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            order -> {
              Order looked = viewModel.detail().selectedProperty().get();
              if (order != null && (looked == null || !looked.id().equals(order.id()))) {
                viewModel.detail().look(order);
              }
            });
    BooleanBinding none = Bindings.isEmpty(viewModel.rows()).and(viewModel.readProperty());
    noOrders.visibleProperty().bind(none);
    viewModel
        .rows()
        .subscribe(
            () -> noMatch.setVisible(viewModel.rows().isEmpty() && viewModel.filter().narrows()));
    noMatch.visibleProperty().subscribe(shown -> noOrders.setOpacity(shown ? 0 : 1));
    older.disableProperty().bind(viewModel.moreProperty().not());
    newer.disableProperty().bind(viewModel.pageNumberProperty().isEqualTo(1));
    pageNumber
        .textProperty()
        .bind(viewModel.pageNumberProperty().map(n -> "Page " + formats.number(n.longValue())));
  }

  private <T> void column(
      String title, double width, Function<Order, T> value, BiConsumer<Label, T> show) {
    TableColumn<Order, T> column = new TableColumn<>(title);
    column.setId(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    column.setMinWidth(width);
    column.setPrefWidth(width * USUAL_WIDTH);
    column.setSortable(false);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.apply(row.getValue())));
    column.setCellFactory(ignored -> new OrderCell<>(show));
    table.getColumns().add(column);
  }

  /** The badge of a status. */
  static void badge(Label label, OrderStatus status) {
    if (!label.getStyleClass().contains("badge")) {
      label.getStyleClass().add("badge");
    }
    label.setText(StatusChoice.nameOf(status));
    for (OrderStatus each : OrderStatus.values()) {
      label.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.code()), each == status);
    }
  }

  private void showDetail() {
    detail.visibleProperty().bind(viewModel.detail().selectedProperty().isNotNull());
    nothingChosen.visibleProperty().bind(viewModel.detail().selectedProperty().isNull());
    viewModel.detail().selectedProperty().subscribe(this::show);
    viewModel.detail().history().subscribe(this::showHistory);
    reason.textProperty().bindBidirectional(viewModel.detail().reasonProperty());
    BooleanBinding idle = viewModel.asking().runningProperty().isNull();
    cancelHold.disableProperty().bind(idle.not().or(viewModel.detail().reasonProperty().isEmpty()));
    takeBack.disableProperty().bind(idle.not().or(viewModel.detail().reasonProperty().isEmpty()));
  }

  private void show(@Nullable Order order) {
    if (order == null) {
      return;
    }
    id.setText(order.id().toString());
    badge(state, order.status());
    customer.setText(order.customerEmail());
    what.setText(
        "%s × %s at %s"
            .formatted(
                formats.number(order.quantity()),
                viewModel.filter().nameOf(order.productId()),
                formats.money(order.price())));
    when.setText(
        "Held %s, due %s"
            .formatted(formats.dayAndTime(order.createdAt()), formats.time(order.holdExpiresAt())));
    put(cancelHold, order.status() == OrderStatus.PENDING);
    put(takeBack, order.status() == OrderStatus.CONFIRMED);
    put(acting, order.status() == OrderStatus.PENDING || order.status() == OrderStatus.CONFIRMED);
  }

  private static void put(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  private void showHistory() {
    history.getChildren().setAll(viewModel.detail().history().stream().map(this::line).toList());
  }

  private Node line(InventoryEvent event) {
    Label name = new Label(EventWords.of(event));
    name.setWrapText(true);
    Label at =
        new Label(
            "%s · event %s of the ledger"
                .formatted(formats.time(event.createdAt()), formats.number(event.seq())));
    at.getStyleClass().add("muted");
    at.setWrapText(true);
    VBox line = new VBox(name, at);
    line.getStyleClass().add("history-line");
    return line;
  }

  @FXML
  void older() {
    viewModel.older();
  }

  @FXML
  void newer() {
    viewModel.newer();
  }

  @FXML
  void giveUp() {
    viewModel.asking().giveUp();
  }

  @FXML
  void cancelHold() {
    viewModel.detail().cancelHold();
  }

  @FXML
  void takeBack() {
    viewModel.detail().takeBack();
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
