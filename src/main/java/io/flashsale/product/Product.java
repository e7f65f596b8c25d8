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

  Product described(ProductDetails newDetails) {
    Product copy = copy();
    copy.details = newDetails;
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

  public Instant createdAt() {
    return createdAt;
  }
}
