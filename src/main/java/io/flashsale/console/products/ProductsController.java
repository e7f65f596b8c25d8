package io.flashsale.console.products;

import io.flashsale.console.memory.Memory;
import io.flashsale.console.message.MessageBar;
import io.flashsale.console.view.Formats;
import io.flashsale.console.view.PictureChoice;
import io.flashsale.product.OpeningMode;
import io.flashsale.product.Picture;
import io.flashsale.product.Product;
import io.flashsale.product.SaleState;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.format.TextStyle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The view of the products page: binds, and decides nothing. */
@SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
public final class ProductsController {
  private final ProductsViewModel viewModel;
  private final Memory memory;
  private final PictureChoice pictures;
  private final Formats formats;

  @FXML private MessageBar message;
  @FXML private Node working;
  @FXML private TextField search;
  @FXML private ListView<ProductEntry> list;
  @FXML private Node noProducts;
  @FXML private Node noMatch;
  @FXML private Node nothingChosen;
  @FXML private Node editor;
  @FXML private Label title;
  @FXML private StateBadge badge;
  @FXML private Label window;
  @FXML private Node actions;
  @FXML private Button openNow;
  @FXML private Button pause;
  @FXML private Button resume;
  @FXML private Button closeNow;
  @FXML private MenuButton extend;
  @FXML private Button remove;
  @FXML private FieldBox nameBox;
  @FXML private TextField name;
  @FXML private FieldBox descriptionBox;
  @FXML private TextArea description;
  @FXML private FieldBox priceBox;
  @FXML private TextField price;
  @FXML private FieldBox stockBox;
  @FXML private TextField stock;
  @FXML private FieldBox maxPerOrderBox;
  @FXML private TextField maxPerOrder;
  @FXML private FieldBox maxPerCustomerBox;
  @FXML private TextField maxPerCustomer;
  @FXML private FieldBox startsBox;
  @FXML private TimeBox starts;
  @FXML private FieldBox endsBox;
  @FXML private TimeBox ends;
  @FXML private Label zone;
  @FXML private VBox openingBox;
  @FXML private RadioButton firstCome;
  @FXML private RadioButton draw;
  @FXML private Button save;
  @FXML private Button discard;
  @FXML private Node stockCard;
  @FXML private Label available;
  @FXML private Label held;
  @FXML private Label sold;
  @FXML private Node drainChip;
  @FXML private Label drain;
  @FXML private TextField target;
  @FXML private Button setStock;
  @FXML private Label meaning;
  @FXML private Node pictureCard;
  @FXML private ImageView picture;
  @FXML private Label noPicture;
  @FXML private Button removePicture;

  ProductsController(ProductsViewModel viewModel, Memory memory, PictureChoice pictures) {
    this.viewModel = viewModel;
    this.memory = memory;
    this.pictures = pictures;
    this.formats = viewModel.formats();
  }

  @FXML
  void initialize() {
    message.show(viewModel.messages());
    show(working, viewModel.asking().runningProperty().isNotNull());
    showList();
    showForm();
    showStock();
    showPicture();
    showActions();
    show(window, window.textProperty().isNotEmpty());
    viewModel.selectedProperty().subscribe(this::follow);
  }

  private static void show(Node node, BooleanExpression when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(when);
  }

  private void showList() {
    memory.keep("products.search", viewModel.entries().searchProperty());
    search.textProperty().bindBidirectional(viewModel.entries().searchProperty());
    search.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ESCAPE) {
            search.clear();
          }
        });
    list.setCellFactory(view -> new ProductCell(formats));
    list.setItems(viewModel.entries().shown());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            entry -> {
              if (entry != null && entry != viewModel.selectedProperty().get()) {
                viewModel.select(entry);
              }
            });
    viewModel
        .selectedProperty()
        .subscribe(
            entry -> {
              if (entry == null) {
                list.getSelectionModel().clearSelection();
              } else {
                list.getSelectionModel().select(entry);
              }
            });
    BooleanBinding none = Bindings.isEmpty(viewModel.entries().shown());
    BooleanBinding searching = viewModel.entries().searchProperty().isNotEmpty();
    noProducts.visibleProperty().bind(none.and(searching.not()).and(viewModel.readProperty()));
    noMatch.visibleProperty().bind(none.and(searching));
    editor.visibleProperty().bind(viewModel.editingProperty());
    nothingChosen.visibleProperty().bind(viewModel.editingProperty().not());
  }

  private void showForm() {
    ProductForm form = viewModel.form();
    nameBox.bind(form.name, name);
    descriptionBox.bind(form.description, description);
    priceBox.bind(form.price, price);
    priceBox.setTitle("Price in " + formats.currency());
    stockBox.bind(form.stock, stock);
    maxPerOrderBox.bind(form.maxPerOrder, maxPerOrder);
    maxPerCustomerBox.bind(form.maxPerCustomer, maxPerCustomer);
    startsBox.bind(form.starts, starts);
    ends.textProperty().bindBidirectional(form.ends.textProperty());
    form.windowErrorProperty().subscribe(endsBox::show);
    zone.setText(
        "Times of %s (%s)"
            .formatted(
                formats.zone().getId(),
                formats.zone().getDisplayName(TextStyle.FULL, formats.locale())));
    show(stockBox, form.freshProperty());
    show(openingBox, form.freshProperty());
    form.openingProperty()
        .subscribe(mode -> (mode == OpeningMode.DRAW ? draw : firstCome).setSelected(true));
    draw.selectedProperty()
        .subscribe(
            chosen ->
                form.openingProperty().set(chosen ? OpeningMode.DRAW : OpeningMode.FIRST_COME));
    save.textProperty()
        .bind(Bindings.when(form.freshProperty()).then("_Make the product").otherwise("_Save"));
    save.disableProperty()
        .bind(
            form.validProperty()
                .not()
                .or(form.freshProperty().not().and(form.changedProperty().not()))
                .or(viewModel.asking().runningProperty().isNotNull()));
    discard.disableProperty().bind(form.changedProperty().not().and(form.freshProperty().not()));
  }

  private void showStock() {
    show(stockCard, viewModel.form().freshProperty().not());
    target.textProperty().bindBidirectional(viewModel.stock().target().textProperty());
    target.setOnAction(event -> viewModel.stock().set());
    meaning.textProperty().bind(viewModel.stock().meaningProperty());
    Field<Integer> typed = viewModel.stock().target();
    typed.parsedProperty().subscribe(parsed -> setStock.setDisable(!typed.good()));
  }

  private void showPicture() {
    show(pictureCard, viewModel.form().freshProperty().not());
    viewModel.picture().pictureProperty().subscribe(this::draw);
    show(removePicture, viewModel.picture().pictureProperty().isNotNull());
  }

  private void draw(@Nullable Picture shown) {
    picture.setImage(
        shown == null
            ? null
            : new Image(new ByteArrayInputStream(shown.bytes()), 320, 200, true, true));
    boolean seen = picture.getImage() != null && !picture.getImage().isError();
    picture.setVisible(seen);
    noPicture.setVisible(!seen);
    noPicture.setText(
        shown == null
            ? "No picture yet"
            : "A %s, which only browsers show".formatted(shown.mediaType()));
  }

  private void showActions() {
    show(actions, viewModel.form().freshProperty().not());
    for (int minutes : new int[] {5, 15, 60}) {
      var item = new MenuItem("By %d minutes".formatted(minutes));
      item.setOnAction(event -> viewModel.sale().extend(Duration.ofMinutes(minutes)));
      extend.getItems().add(item);
    }
  }

  private void follow(@Nullable ProductEntry entry) {
    if (entry == null) {
      title.setText("New product");
      badge.setVisible(false);
      window.setText("");
      return;
    }
    badge.setVisible(true);
    entry
        .shownProperty()
        .subscribe(
            shown -> {
              if (viewModel.selectedProperty().get() == entry) {
                show(shown.product(), shown.state());
              }
            });
  }

  private void show(Product product, SaleState state) {
    title.setText(product.name());
    badge.show(state, product.paused());
    window.setText(
        "%s – %s"
            .formatted(
                formats.dayAndTime(product.window().startsAt()),
                formats.dayAndTime(product.window().endsAt())));
    available.setText(formats.number(product.stock().available()));
    held.setText(formats.number(product.stock().held()));
    sold.setText(formats.number(product.stock().sold()));
    drainChip.setVisible(product.drain() > 0);
    drainChip.setManaged(product.drain() > 0);
    drain.setText(formats.number(product.drain()) + " still to go");
    put(openNow, state == SaleState.UPCOMING);
    put(closeNow, state == SaleState.LIVE);
    put(pause, state != SaleState.ENDED && !product.paused());
    put(resume, product.paused());
    remove.setDisable(product.tally().holdsCreated() > 0 || product.line().inLine() > 0);
  }

  private static void put(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  /** Opens an empty form with the cursor in it. */
  @FXML
  void beginNew() {
    viewModel.beginNew();
    name.requestFocus();
  }

  @FXML
  void duplicate() {
    viewModel.beginCopy();
    name.requestFocus();
  }

  @FXML
  void save() {
    viewModel.save();
  }

  @FXML
  void discard() {
    viewModel.discard();
  }

  @FXML
  void openNow() {
    viewModel.sale().openNow();
  }

  @FXML
  void pause() {
    viewModel.sale().pause();
  }

  @FXML
  void resume() {
    viewModel.sale().resume();
  }

  @FXML
  void closeNow() {
    viewModel.sale().closeNow();
  }

  @FXML
  void remove() {
    viewModel.sale().remove();
  }

  @FXML
  void setStock() {
    viewModel.stock().set();
  }

  @FXML
  void choosePicture() {
    pictures.open(editor.getScene().getWindow()).ifPresent(viewModel.picture()::set);
  }

  @FXML
  void removePicture() {
    viewModel.picture().remove();
  }

  @FXML
  void giveUp() {
    viewModel.asking().giveUp();
  }

  @FXML
  void clearSearch() {
    search.clear();
    search.requestFocus();
  }

  /** Puts the cursor into the search field. */
  void find() {
    search.requestFocus();
    search.selectAll();
  }
}
