package io.flashsale.console.line;

import io.flashsale.console.line.LineViewModel.Light;
import io.flashsale.console.message.MessageBar;
import io.flashsale.console.view.CopyButton;
import io.flashsale.console.view.FigureTile;
import io.flashsale.console.view.TextClipboard;
import io.flashsale.waitlist.LineFigures;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The view of the line: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class LineController {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final LineViewModel viewModel;
  private final TextClipboard clipboard;

  @FXML private ComboBox<ProductChoice> product;
  @FXML private MessageBar message;
  @FXML private Node stale;
  @FXML private Node empty;
  @FXML private Node body;
  @FXML private FigureTile entries;
  @FXML private FigureTile waiting;
  @FXML private FigureTile offered;
  @FXML private FigureTile offers;
  @FXML private FigureTile taken;
  @FXML private FigureTile lapsed;
  @FXML private FigureTile left;
  @FXML private FigureTile served;
  @FXML private FigureTile waitP50;
  @FXML private FigureTile waitP95;
  @FXML private FigureTile overtakings;
  @FXML private Label verdict;
  @FXML private FontIcon verdictIcon;
  @FXML private Label drawState;
  @FXML private Node promise;
  @FXML private TextField commitment;
  @FXML private CopyButton copyCommitment;
  @FXML private Button saveDraw;

  LineController(LineViewModel viewModel, TextClipboard clipboard) {
    this.viewModel = viewModel;
    this.clipboard = clipboard;
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    stale.visibleProperty().bind(viewModel.staleProperty());
    stale.managedProperty().bind(stale.visibleProperty());
    empty.visibleProperty().bind(viewModel.nothingForSale());
    body.visibleProperty().bind(empty.visibleProperty().not());
    product.setItems(viewModel.products());
    product.valueProperty().bindBidirectional(viewModel.chosenProperty());
    showCounts();
    showFairness();
    showDraw();
  }

  private void showCounts() {
    entries.valueProperty().bind(viewModel.count(LineFigures::entries));
    waiting.valueProperty().bind(viewModel.count(f -> f.counts().inLine()));
    offered.valueProperty().bind(viewModel.count(f -> f.counts().offered()));
    offers.valueProperty().bind(viewModel.count(f -> f.counts().offers()));
    taken.valueProperty().bind(viewModel.count(f -> f.counts().taken()));
    lapsed.valueProperty().bind(viewModel.count(f -> f.counts().lapsed()));
    left.valueProperty().bind(viewModel.count(f -> f.counts().left()));
  }

  private void showFairness() {
    served.valueProperty().bind(viewModel.served());
    waitP50.valueProperty().bind(viewModel.waitP50());
    waitP95.valueProperty().bind(viewModel.waitP95());
    overtakings.valueProperty().bind(viewModel.count(f -> f.fairness().overtakings()));
    verdict.textProperty().bind(viewModel.verdict());
    viewModel
        .fair()
        .subscribe(
            fair -> {
              verdict.pseudoClassStateChanged(GOOD, fair == Light.FAIR);
              verdict.pseudoClassStateChanged(BAD, fair == Light.UNFAIR);
              verdictIcon.setIconCode(
                  fair == Light.UNFAIR ? Feather.ALERT_TRIANGLE : Feather.SHIELD);
            });
  }

  private void showDraw() {
    drawState.textProperty().bind(viewModel.drawState());
    commitment.textProperty().bind(viewModel.commitment());
    promise.visibleProperty().bind(viewModel.commitment().map(text -> !text.isEmpty()));
    promise.managedProperty().bind(promise.visibleProperty());
    copyCommitment.copyBy(() -> clipboard.put(commitment.getText()));
    saveDraw.disableProperty().bind(viewModel.canSave().map(can -> !can));
    saveDraw.setOnAction(event -> viewModel.saveDraw());
  }

  /** Puts the cursor on the choice of the product. */
  void find() {
    product.requestFocus();
    product.show();
  }
}
