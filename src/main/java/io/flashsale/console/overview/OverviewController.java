package io.flashsale.console.overview;

import io.flashsale.analytics.MetricsReport;
import io.flashsale.analytics.MetricsReport.Bucket;
import io.flashsale.console.health.HealthLight;
import io.flashsale.console.memory.Memory;
import io.flashsale.console.memory.TableMemory;
import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.ChartView;
import io.flashsale.console.view.Formats;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the overview: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class OverviewController {
  private static final int TOOLTIP_WIDTH = 480;

  /** The chart's card is so high, and on a large screen has this share of the page. */
  private static final double CHART_HEIGHT = 250;

  private static final double CHART_SHARE = 0.27;

  private final OverviewViewModel viewModel;
  private final BooksViewModel booksModel;
  private final ThemeViewModel theme;
  private final Memory memory;
  private final Formats formats;

  @FXML private Label status;
  @FXML private Label books;
  @FXML private FontIcon booksIcon;
  @FXML private Node stale;
  @FXML private Label staleText;
  @FXML private FigureCard holds;
  @FXML private FigureCard expired;
  @FXML private FigureCard confirmed;
  @FXML private FigureCard oversell;
  @FXML private FigureCard throttled;
  @FXML private Label rates;
  @FXML private FlowPane alerts;
  @FXML private ComboBox<SpanChoice> span;
  @FXML private ComboBox<ChartChoice> of;
  @FXML private Label chartUnit;
  @FXML private Region page;
  @FXML private Region chartCard;
  @FXML private StackPane chartPane;
  @FXML private Label noSales;
  @FXML private Label soldSum;
  @FXML private Label expiredSum;
  @FXML private TableView<ProductRow> table;
  @FXML private TextField search;
  @FXML private ComboBox<StateChoice> state;
  @FXML private Label count;
  @FXML private Node noProducts;
  @FXML private Node noMatch;

  public OverviewController(
      OverviewViewModel viewModel, BooksViewModel booksModel, ThemeViewModel theme, Memory memory) {
    this.viewModel = viewModel;
    this.booksModel = booksModel;
    this.theme = theme;
    this.memory = memory;
    this.formats = viewModel.formats();
  }

  @FXML
  void initialize() {
    status.textProperty().bind(viewModel.statusProperty());
    status.visibleProperty().bind(viewModel.staleProperty().not());
    staleText.textProperty().bind(viewModel.statusProperty());
    stale.visibleProperty().bind(viewModel.staleProperty());
    stale.managedProperty().bind(stale.visibleProperty());
    showBooks();
    showAlerts();
    holds.follow(viewModel.holds);
    expired.follow(viewModel.expired);
    confirmed.follow(viewModel.confirmed);
    oversell.follow(viewModel.oversell);
    throttled.follow(viewModel.throttled);
    bind(holds, MetricsReport::holdsCreated);
    bind(expired, MetricsReport::holdsExpired);
    bind(confirmed, MetricsReport::confirmedOrders);
    bind(oversell, MetricsReport::oversellAttemptsBlocked);
    bind(throttled, MetricsReport::throttleBlocked);
    showTable();
    showChart();
  }

  private void showAlerts() {
    rates.textProperty().bind(viewModel.ratesProperty());
    alerts.managedProperty().bind(alerts.visibleProperty());
    viewModel
        .alertsProperty()
        .subscribe(
            sentences -> {
              alerts.setVisible(!sentences.isEmpty());
              alerts.getChildren().setAll(sentences.stream().map(this::alert).toList());
            });
  }

  private Label alert(String sentence) {
    Label alert = new Label(sentence, new FontIcon(Feather.BELL));
    alert.getStyleClass().add("alert");
    return alert;
  }

  private void showBooks() {
    books.textProperty().bind(booksModel.textProperty());
    HealthLight.bind(books, booksIcon, booksModel.lightProperty());
    // A sentence that is too long for the line is read here.
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(booksModel.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(TOOLTIP_WIDTH);
    books.setTooltip(whole);
  }

  private void bind(FigureCard card, ToLongFunction<MetricsReport> figure) {
    card.valueProperty()
        .bind(
            viewModel
                .reportProperty()
                .map(report -> formats.number(figure.applyAsLong(report)))
                .orElse("–"));
  }

  private void showTable() {
    ProductRows products = viewModel.products();
    new ProductTable(table, formats).show(products);
    new TableMemory(memory, "overview.table").keep(table);
    memory.keep("overview.search", products.searchProperty());
    memory.keep("overview.state", products.stateProperty(), StateChoice.class);
    search.textProperty().bindBidirectional(products.searchProperty());
    search.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            search.clear();
          }
        });
    state.getItems().setAll(StateChoice.values());
    state.valueProperty().bindBidirectional(products.stateProperty());
    count.textProperty().bind(products.countProperty().map(n -> formats.number(n.longValue())));
    noProducts.visibleProperty().bind(products.countProperty().isEqualTo(0));
    noMatch.visibleProperty().bind(noProducts.visibleProperty().not());
  }

  private void showChart() {
    memory.keep("overview.span", viewModel.spanProperty(), SpanChoice.class);
    span.getItems().setAll(SpanChoice.values());
    span.valueProperty().bindBidirectional(viewModel.spanProperty());
    of.setItems(viewModel.choices());
    of.valueProperty().bindBidirectional(viewModel.ofProperty());
    chartUnit.textProperty().bind(viewModel.spanProperty().map(SpanChoice::unit));
    SoldExpiredChart chart = new SoldExpiredChart(formats);
    ChartView view = new ChartView();
    view.setAccessibleText("Units sold and expired, in steps of equal time");
    chartPane.getChildren().addFirst(view);
    Runnable draw =
        () ->
            view.show(
                chart.of(
                    viewModel.chartProperty().get(), ChartColors.of(theme.darkProperty().get())));
    chartCard
        .prefHeightProperty()
        .bind(Bindings.max(CHART_HEIGHT, page.heightProperty().multiply(CHART_SHARE)));
    theme.darkProperty().subscribe(draw);
    viewModel.chartProperty().subscribe(draw);
    draw.run();
    bindSum(soldSum, "sold", Bucket::sold);
    bindSum(expiredSum, "expired", Bucket::expired);
    noSales
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> isQuiet(viewModel.chartProperty().get()), viewModel.chartProperty()));
  }

  private void bindSum(Label label, String what, ToLongFunction<Bucket> units) {
    label
        .textProperty()
        .bind(
            viewModel
                .chartProperty()
                .map(all -> formats.number(all.stream().mapToLong(units).sum()) + " " + what));
  }

  private static boolean isQuiet(List<Bucket> chart) {
    return !chart.isEmpty() && chart.stream().allMatch(b -> b.sold() == 0 && b.expired() == 0);
  }

  @FXML
  void clearFilter() {
    viewModel.products().clearFilter();
    search.requestFocus();
  }

  /** Puts the cursor into the search field. */
  public void find() {
    search.requestFocus();
    search.selectAll();
  }
}
