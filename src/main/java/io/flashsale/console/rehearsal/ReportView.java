package io.flashsale.console.rehearsal;

import io.flashsale.console.view.FigureTile;
import io.flashsale.console.view.Formats;
import io.flashsale.rehearsal.AuditCheck;
import io.flashsale.rehearsal.LineReport;
import io.flashsale.rehearsal.Rate;
import io.flashsale.rehearsal.RehearsalReport;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The report of a rehearsal on its card, as it is saved as a picture, too. */
final class ReportView {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final VBox card;
  private final Formats formats;

  ReportView(VBox card, Formats formats) {
    this.card = card;
    this.formats = formats;
  }

  void show(RehearsalReport report) {
    card.getChildren().setAll(head(report), figures(report), fairness(report), audit(report));
  }

  private HBox head(RehearsalReport report) {
    Label title = new Label("Report");
    title.getStyleClass().add("card-title");
    Label what =
        new Label(
            "%s buyers over %s connections for %s units, %d round%s%s"
                .formatted(
                    formats.number(report.plan().buyers()),
                    formats.number(report.plan().connections()),
                    formats.number(report.stock()),
                    report.rounds(),
                    report.rounds() == 1 ? "" : "s",
                    report.cancelled() ? ", broken off" : ""));
    what.getStyleClass().add("muted");
    HBox head = new HBox(title, what);
    head.getStyleClass().add("card-head");
    return head;
  }

  private FlowPane figures(RehearsalReport report) {
    FlowPane tiles = tiles();
    if (report.rounds() > 0) {
      // Nobody rushes where all enter a draw.
      rate(tiles, "Grants", report.grants());
      rate(tiles, "Refusals", report.refusals());
      tile(tiles, "Granted", formats.number(report.granted()));
      tile(tiles, "Sold out", formats.number(report.soldOut()));
    }
    tile(tiles, "Unanswered", formats.number(report.unanswered()));
    return tiles;
  }

  private void rate(FlowPane tiles, String name, Rate rate) {
    tile(tiles, name + "/s", formats.number(Math.round(rate.perSecond())));
    tile(tiles, name + " p50", millis(rate.p50Millis()));
    tile(tiles, name + " p99", millis(rate.p99Millis()));
  }

  private String millis(double millis) {
    return millis < 10 ? "%.1f ms".formatted(millis) : formats.number(Math.round(millis)) + " ms";
  }

  private FlowPane fairness(RehearsalReport report) {
    FlowPane tiles = tiles();
    tile(tiles, "Checked out", formats.number(report.confirmed()));
    tile(tiles, "Given back", formats.number(report.given()));
    tile(tiles, "First comers who got a unit", formats.percent(report.firstComers()));
    tile(tiles, "Surely overtaken", formats.number(report.overtakings()));
    LineReport line = report.line();
    if (line != null) {
      tile(tiles, "Joined the line", formats.number(line.joined()));
      tile(tiles, "Offers", formats.number(line.offers()));
      tile(tiles, "Line served", formats.percent(line.served()));
      tile(tiles, "Overtaken in line", formats.number(line.overtakings()));
      tile(tiles, "Wait p50", millis(line.waitP50Millis()));
      tile(tiles, "Wait p95", millis(line.waitP95Millis()));
    }
    return tiles;
  }

  private static FlowPane tiles() {
    FlowPane tiles = new FlowPane();
    tiles.getStyleClass().add("tiles");
    return tiles;
  }

  private static void tile(FlowPane tiles, String title, String value) {
    FigureTile tile = new FigureTile();
    tile.setTitle(title);
    tile.valueProperty().set(value);
    tiles.getChildren().add(tile);
  }

  private static VBox audit(RehearsalReport report) {
    VBox checks = new VBox(6);
    for (AuditCheck check : report.audit()) {
      Label claim = new Label("%s (%s)".formatted(check.claim(), check.seen()));
      claim.setWrapText(true);
      HBox row =
          new HBox(new FontIcon(check.holds() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE), claim);
      row.getStyleClass().add("check-row");
      row.pseudoClassStateChanged(BAD, !check.holds());
      checks.getChildren().add(row);
    }
    if (report.audit().isEmpty()) {
      checks.getChildren().add(new Label("A rehearsal that was broken off is not audited."));
    }
    return checks;
  }
}
