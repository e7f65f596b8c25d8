package io.flashsale.console.files;

import io.flashsale.console.files.FilesDesk.Table;
import io.flashsale.console.message.MessageBar;
import io.flashsale.files.ProductTable.Mistake;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The view of the files: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class FilesController {
  private final FilesViewModel viewModel;

  @FXML private MessageBar message;
  @FXML private Node strip;
  @FXML private Label stripTitle;
  @FXML private ProgressBar stripProgress;
  @FXML private Button stripCancel;
  @FXML private Button orders;
  @FXML private Button ledger;
  @FXML private Button metrics;
  @FXML private DatePicker day;
  @FXML private Button print;
  @FXML private Button reportPdf;
  @FXML private Button reportHtml;
  @FXML private Button chartPng;
  @FXML private Button chartPdf;
  @FXML private Button readProducts;
  @FXML private Button example;
  @FXML private TableView<Mistake> mistakes;
  @FXML private Node own;
  @FXML private Node elsewhere;
  @FXML private Button backUp;
  @FXML private Button restore;
  @FXML private Node waits;
  @FXML private Button forget;

  FilesController(FilesViewModel viewModel) {
    this.viewModel = viewModel;
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    showWork();
    orders.setOnAction(event -> viewModel.save(Table.ORDERS));
    ledger.setOnAction(event -> viewModel.save(Table.LEDGER));
    metrics.setOnAction(event -> viewModel.save(Table.METRICS));
    day.valueProperty().bindBidirectional(viewModel.dayProperty());
    print.setOnAction(event -> viewModel.print());
    reportPdf.setOnAction(event -> viewModel.savePdf());
    reportHtml.setOnAction(event -> viewModel.saveHtml());
    chartPng.setOnAction(event -> viewModel.saveChartPng());
    chartPdf.setOnAction(event -> viewModel.saveChartPdf());
    readProducts.setOnAction(event -> viewModel.readProducts());
    example.setOnAction(event -> viewModel.saveExample());
    showMistakes();
    showBackup();
  }

  private void showWork() {
    FileWork work = viewModel.work();
    strip.visibleProperty().bind(work.runningProperty());
    strip.managedProperty().bind(strip.visibleProperty());
    stripTitle.textProperty().bind(work.titleProperty());
    stripProgress.progressProperty().bind(work.progressProperty());
    stripCancel.setOnAction(event -> work.cancel());
    for (Button button :
        List.of(
            orders,
            ledger,
            metrics,
            print,
            reportPdf,
            reportHtml,
            chartPng,
            chartPdf,
            readProducts,
            example,
            backUp,
            restore,
            forget)) {
      button.disableProperty().bind(work.runningProperty());
    }
  }

  private void showMistakes() {
    mistakes.setItems(viewModel.mistakes());
    TableColumn<Mistake, Long> line = new TableColumn<>("Line");
    line.setMinWidth(64);
    line.setMaxWidth(90);
    line.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().line()));
    TableColumn<Mistake, String> sentence = new TableColumn<>("What is wrong");
    sentence.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().sentence()));
    mistakes.getColumns().add(line);
    mistakes.getColumns().add(sentence);
    mistakes.visibleProperty().bind(Bindings.isNotEmpty(viewModel.mistakes()));
    mistakes.managedProperty().bind(mistakes.visibleProperty());
  }

  private void showBackup() {
    own.visibleProperty().bind(viewModel.ownDatabaseProperty());
    own.managedProperty().bind(own.visibleProperty());
    elsewhere.visibleProperty().bind(viewModel.ownDatabaseProperty().not());
    elsewhere.managedProperty().bind(elsewhere.visibleProperty());
    backUp.setOnAction(event -> viewModel.backUp());
    restore.setOnAction(event -> viewModel.restore());
    forget.setOnAction(event -> viewModel.forgetRestore());
    waits.visibleProperty().bind(viewModel.restoreWaitsProperty());
    waits.managedProperty().bind(waits.visibleProperty());
  }

  /** Puts the cursor on the first thing to do. */
  void find() {
    orders.requestFocus();
  }
}
