package io.flashsale.product;

import io.flashsale.ledger.LedgerHead;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing for sale, as its row was at one time. An instance never changes.
 *
 * <p>The row is read under its lock by whoever changes it, and its counters move only together with
 * the ledger.
 */
@Entity
@Table(name = "products")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields after the empty constructor
public class Product {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private int id;

  @Embedded private ProductDetails details;
  @Embedded private Stock stock;
  @Embedded private Tally tally;
  @Embedded private LedgerHead ledger;
  @Embedded private LineCounts line;
  private String opening;
  private boolean demo;
  private boolean rehearsal;
  private int drain;
  private boolean paused;
  private boolean removed;

  @Column(name = "picture_hash")
  private @Nullable String pictureHash;

  @Column(name = "details_version")
  private long version;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Product() {}

  /** A product that no database knows yet. */
  Product(NewProduct wanted, Instant createdAt) {
    this.details = wanted.details();
    this.stock = Stock.of(wanted.totalStock());
    this.tally = Tally.NONE;
    this.ledger = LedgerHead.empty();
    this.line = LineCounts.NONE;
    this.opening = wanted.opening().code();
    this.demo = wanted.demo();
    this.rehearsal = wanted.rehearsal();
    this.createdAt = createdAt;
  }

  private Product copy() {
    Product copy = new Product();
    copy.id = id;
    copy.details = details;
    copy.stock = stock;
    copy.tally = tally;
    copy.ledger = ledger;
    copy.line = line;
    copy.opening = opening;
    copy.demo = demo;
    copy.rehearsal = rehearsal;
    copy.drain = drain;
    copy.paused = paused;
    copy.removed = removed;
    copy.pictureHash = pictureHash;
    copy.version = version;
    copy.createdAt = createdAt;
    return copy;
  }

  /** This product after a transaction moved its stock and appended to its ledger. */
  public Product moved(Stock newStock, Tally newTally, LedgerHead newLedger) {
    Product copy = copy();
    copy.stock = newStock;
    copy.tally = newTally;
    copy.ledger = newLedger;
    return copy;
  }

  /** This product after a transaction moved its line. */
  public Product withLine(LineCounts newLine) {
    Product copy = copy();
    copy.line = newLine;
    return copy;
  }

  /** This product after a transaction changed how many units are still to go. */
  public Product withDrain(int units) {
    Product copy = copy();
    copy.drain = units;
    return copy;
  }

  Product described(ProductDetails newDetails) {
    Product copy = newVersion();
    copy.details = newDetails;
    return copy;
  }

  Product paused(boolean now) {
    Product copy = newVersion();
    copy.paused = now;
    return copy;
  }

  Product removed(boolean now) {
    Product copy = newVersion();
    copy.removed = now;
    return copy;
  }

  Product pictured(@Nullable String hash) {
    Product copy = newVersion();
    copy.pictureHash = hash;
    return copy;
  }

  private Product newVersion() {
    Product copy = copy();
    copy.version = version + 1;
    return copy;
  }

  /**
   * The newest of two rows of the same product: stock and line of one, words perhaps of the other.
   */
  Product newest(Product other) {
    boolean movedLater = isAsNewAs(other);
    boolean saidLater = version >= other.version;
    if (movedLater == saidLater) {
      return movedLater ? this : other;
    }
    Product said = saidLater ? this : other;
    Product copy = movedLater ? copy() : other.copy();
    copy.details = said.details;
    copy.paused = said.paused;
    copy.removed = said.removed;
    copy.pictureHash = said.pictureHash;
    copy.version = said.version;
    return copy;
  }

  public int id() {
    return id;
  }

  public ProductDetails details() {
    return details;
  }

  public String name() {
    return details.name();
  }

  public SaleWindow window() {
    return details.window();
  }

  public Stock stock() {
    return stock;
  }

  public Tally tally() {
    return tally;
  }

  /** The head of the product's ledger, as of the same commit as the stock. */
  public LedgerHead ledger() {
    return ledger;
  }

  /** The line of those who wait for it. */
  public LineCounts line() {
    return line;
  }

  /** Whether this row is at least as new as the other of the same product. */
  public boolean isAsNewAs(Product other) {
    return ledger.seq() > other.ledger.seq()
        || (ledger.seq() == other.ledger.seq() && line.version() >= other.line.version());
  }

  public OpeningMode opening() {
    return opening.equals(OpeningMode.DRAW.code()) ? OpeningMode.DRAW : OpeningMode.FIRST_COME;
  }

  /** Whether it came with the demo data. */
  public boolean demo() {
    return demo;
  }

  /**
   * Whether a simulated crowd buys it: it stands in no list, in no figure and under no limit, and
   * is purged afterwards. No other product ever is.
   */
  public boolean rehearsal() {
    return rehearsal;
  }

  /** The units that are still to go: whatever comes free goes, until none of these is left. */
  public int drain() {
    return drain;
  }

  /** The units that the product has in the end: its total less what is still to go. */
  public int targetStock() {
    return stock.total() - drain;
  }

  /** The units that somebody in line may still get. */
  public int obtainable() {
    return Math.max(0, stock.unsold() - drain);
  }

  /** Whether the sale makes a pause: no new holds. */
  public boolean paused() {
    return paused;
  }

  /** Whether it was taken back before anybody ordered it: it is as if it were not there. */
  public boolean removed() {
    return removed;
  }

  /** What names the picture, or null where there is none. */
  public @Nullable String pictureHash() {
    return pictureHash;
  }

  /** How often what is said of it was changed. */
  long version() {
    return version;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
