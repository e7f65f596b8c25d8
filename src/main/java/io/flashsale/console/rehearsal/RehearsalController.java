package io.flashsale.console.rehearsal;

import io.flashsale.console.message.MessageBar;
import io.flashsale.console.rehearsal.RehearsalViewModel.Model;
import io.flashsale.console.theme.ChartColors;
import io.flashsale.console.theme.ThemeViewModel;
import io.flashsale.console.view.ChartView;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.Picture;
import io.flashsale.rehearsal.RehearsalProgress;
import java.awt.Color;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The view of the rehearsal: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class RehearsalController {
  private final RehearsalViewModel viewModel;
  private final Formats formats;
  private final ThemeViewModel theme;

  @FXML private MessageBar message;
  @FXML private ComboBox<Model> model;
  @FXML private TextField stock;
  @FXML private TextField buyers;
  @FXML private TextField connections;
  @FXML private TextField confirmed;
  @FXML private CheckBox retry;
  @FXML private ComboBox<WishForm.Waiting> line;
  @FXML private Label mistake;
  @FXML private Button start;
  @FXML private Button cancel;
  @FXML private Node empty;
  @FXML private Node progressCard;
  @FXML private Label phase;
  @FXML private Label counts;
  @FXML private ProgressBar progress;
  @FXML private ChartView chart;
  @FXML private TableView<PhaseLine> phases;
  @FXML private VBox report;
  @FXML private Node reportActions;
  @FXML private Button saveJson;
  @FXML private Button savePicture;

  RehearsalController(RehearsalViewModel viewModel, Formats formats, ThemeViewModel theme) {
    this.viewModel = viewModel;
    this.formats = formats;
    this.theme = theme;
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    showForm();
    showProgress();
    showReport();
  }

  private void showForm() {
    model.setItems(viewModel.models());
    model.valueProperty().bindBidirectional(viewModel.modelProperty());
    stock.textProperty().bindBidirectional(viewModel.form().stock());
    buyers.textProperty().bindBidirectional(viewModel.form().buyers());
    connections.textProperty().bindBidirectional(viewModel.form().connections());
    confirmed.textProperty().bindBidirectional(viewModel.form().confirmed());
    retry.selectedProperty().bindBidirectional(viewModel.form().retry());
    line.getItems().setAll(WishForm.Waiting.values());
    line.valueProperty().bindBidirectional(viewModel.form().waiting());
    retry.disableProperty().bind(viewModel.form().waiting().isNotEqualTo(WishForm.Waiting.NOBODY));
    mistake.textProperty().bind(viewModel.form().mistake());
    mistake.visibleProperty().bind(viewModel.form().mistake().isNotEmpty());
    mistake.managedProperty().bind(mistake.visibleProperty());
    start
        .disableProperty()
        .bind(viewModel.runningProperty().or(viewModel.form().mistake().isNotEmpty()));
    start.setOnAction(event -> viewModel.start());
    cancel.disableProperty().bind(viewModel.runningProperty().not().or(viewModel.endingProperty()));
    cancel.setOnAction(event -> viewModel.cancel());
  }

  private void showProgress() {
    var seen = viewModel.progressProperty().isNotNull();
    progressCard.visibleProperty().bind(seen);
    progressCard.managedProperty().bind(progressCard.visibleProperty());
    empty.visibleProperty().bind(seen.not());
    empty.managedProperty().bind(empty.visibleProperty());
    viewModel.progressProperty().subscribe(this::showPhase);
    viewModel.runningProperty().subscribe(on -> showPhase(viewModel.progressProperty().get()));
    viewModel.endingProperty().subscribe(ends -> showPhase(viewModel.progressProperty().get()));
    progress
        .progressProperty()
        .bind(viewModel.progressProperty().map(RehearsalViewModel::share).orElse(0.0));
    Curves curves = new Curves(formats);
    Runnable draw =
        () ->
            chart.show(curves.of(viewModel.samples(), ChartColors.of(theme.darkProperty().get())));
    viewModel.samples().subscribe(draw);
    theme.darkProperty().subscribe(draw);
    phases.setItems(viewModel.phases());
    column("Phase", 150, PhaseLine::title);
    column("Done", 54, line -> formats.number(line.done()));
    column("Of", 54, line -> formats.number(line.of()));
    column("Granted", 62, line -> formats.number(line.granted()));
    column("Sold out", 64, line -> formats.number(line.refused()));
    column("Took", 56, line -> "%.1f s".formatted(line.took().toMillis() / 1e3));
  }

  private void showPhase(@Nullable RehearsalProgress now) {
    phase.setText(
        viewModel.endingProperty().get()
            ? "Breaking off…"
            : now == null ? "" : viewModel.runningProperty().get() ? now.phase().title() : "Over");
    counts.setText(now == null ? "" : counts(now));
  }

  private String counts(RehearsalProgress now) {
    return "%s of %s · %s granted · %s sold out"
        .formatted(
            formats.number(now.done()),
            formats.number(now.of()),
            formats.number(now.granted()),
            formats.number(now.refused()));
  }

  private void column(String title, double width, Function<PhaseLine, String> text) {
    TableColumn<PhaseLine, String> column = new TableColumn<>(title);
    column.setMinWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(
        features -> new ReadOnlyObjectWrapper<>(text.apply(features.getValue())));
    if (!phases.getColumns().isEmpty()) {
      column.getStyleClass().add("number");
    }
    phases.getColumns().add(column);
  }

  private void showReport() {
    ReportView view = new ReportView(report, formats);
    viewModel
        .reportProperty()
        .subscribe(
            fresh -> {
              if (fresh != null) {
                view.show(fresh);
              }
            });
    report.visibleProperty().bind(viewModel.reportProperty().isNotNull());
    report.managedProperty().bind(report.visibleProperty());
    reportActions.visibleProperty().bind(report.visibleProperty());
    reportActions.managedProperty().bind(report.visibleProperty());
    saveJson.setOnAction(event -> viewModel.saveJson());
    savePicture.setOnAction(event -> savePicture());
  }

  private void savePicture() {
    Color behind = ChartColors.of(theme.darkProperty().get()).background();
    viewModel.savePicture(
        () ->
            Picture.png(
                report,
                javafx.scene.paint.Color.rgb(
                    behind.getRed(), behind.getGreen(), behind.getBlue())));
  }

  /** Puts the cursor into the first field. */
  void find() {
    buyers.requestFocus();
    buyers.selectAll();
  }
}
