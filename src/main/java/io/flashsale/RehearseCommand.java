package io.flashsale;

import io.flashsale.rehearsal.Goods;
import io.flashsale.rehearsal.LinePlan;
import io.flashsale.rehearsal.Rehearsal;
import io.flashsale.rehearsal.RehearsalFailure;
import io.flashsale.rehearsal.RehearsalPlan;
import io.flashsale.rehearsal.RehearsalReport;
import io.flashsale.startup.StartFailure;
import io.flashsale.tls.Trusted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Plays a crowd against a running store and says what it saw. */
final class RehearseCommand {
  static final String NAME = "rehearse";

  private static final int MOST_BUYERS = 1_000_000;
  private static final int MOST_CONNECTIONS = 4_096;
  private static final int MOST_STOCK = 1_000_000;

  /** How long Ctrl-C waits until what was made is purged. */
  private static final int PURGE_SECONDS = 20;

  private final ParseResult command;
  private final Map<String, String> environment;

  RehearseCommand(ParseResult command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(NAME);
    spec.addOption(option("--url", "URL", "where the store is, such as http://localhost:4000", ""));
    spec.addOption(
        option("--product", "ID", "buy this product, as any customer does, under its limits", ""));
    spec.addOption(
        option(
            "--stock", "N", "make a product of that many units, to be purged afterwards", "100"));
    spec.addOption(option("--buyers", "N", "how many people come, each for a unit", "5000"));
    spec.addOption(option("--connections", "N", "over how many connections they come", "256"));
    spec.addOption(option("--confirm", "SHARE", "the share of the holds that is checked out", "1"));
    spec.addOption(
        OptionSpec.builder("--retry")
            .description(
                "who is refused comes again while units come back, "
                    + RehearsalPlan.ROUNDS
                    + " times in all")
            .build());
    spec.addOption(
        OptionSpec.builder("--waitlist")
            .description("who is refused joins the line and answers the offer that comes")
            .build());
    spec.addOption(
        OptionSpec.builder("--draw")
            .description("the sale opens by a draw that all enter; they are offered in its order")
            .build());
    spec.addOption(
        option(
            "--lapse",
            "SHARE",
            "the share of the offers that is let pass, which takes a hold's time each",
            "0"));
    spec.addOption(
        option(
            "--cacert",
            "FILE",
            "trust an https store by the certificates in this file (PEM); a store's own is"
                + " tls-cert.pem in its home",
            ""));
    spec.addOption(option("--token", "TOKEN", "the admin's token (or ADMIN_TOKEN)", ""));
    spec.addOption(option("--json", "FILE", "write the report there as JSON, too", ""));
    spec.usageMessage()
        .description(
            "Play a crowd against a running store. With the admin's token it buys a product that is"
                + " made for it, unlisted and outside limits and figures, and purged afterwards."
                + " The exit code is 0 when the audit finds nothing wrong.");
    return spec.mixinStandardHelpOptions(true);
  }

  private static OptionSpec option(
      String name, String label, String description, String otherwise) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description + (otherwise.isEmpty() ? "" : " (default " + otherwise + ")"))
        .build();
  }

  int run() throws StartFailure {
    RehearsalPlan plan = plan();
    try {
      RehearsalReport report = hold(plan);
      System.out.println(report.text());
      write(report);
      return report.sound() && !report.cancelled() ? 0 : 1;
    } catch (RehearsalFailure e) {
      throw new StartFailure(e.sentence(), e);
    }
  }

  private static RehearsalReport hold(RehearsalPlan plan) throws RehearsalFailure {
    var over = new CountDownLatch(1);
    try (RehearsalBar bar = new RehearsalBar()) {
      Rehearsal rehearsal = new Rehearsal(plan, bar::show);
      endOnSignal(rehearsal, over);
      bar.follow(rehearsal::progress);
      return rehearsal.run();
    } finally {
      over.countDown();
    }
  }

  private static void endOnSignal(Rehearsal rehearsal, CountDownLatch over) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("shutdown").unstarted(() -> breakOff(rehearsal, over)));
  }

  /** On Ctrl-C the crowd stops, and what was made for it is purged before the process ends. */
  private static void breakOff(Rehearsal rehearsal, CountDownLatch over) {
    rehearsal.cancel();
    try {
      var _ = over.await(PURGE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RehearsalPlan plan() throws StartFailure {
    String token = text("--token", environment.getOrDefault("ADMIN_TOKEN", "").strip());
    int buyers = number("--buyers", 5_000, 1, MOST_BUYERS);
    int connections = number("--connections", Math.min(256, buyers), 1, MOST_CONNECTIONS);
    return new RehearsalPlan(
        url(),
        token.isEmpty() ? null : token,
        goods(!token.isEmpty()),
        buyers,
        Math.min(connections, buyers),
        command.hasMatchedOption("--retry"),
        share("--confirm", 1),
        line(),
        trust());
  }

  private @Nullable SSLContext trust() throws StartFailure {
    String file = text("--cacert", "");
    return file.isEmpty() ? null : Trusted.by(Path.of(file));
  }

  private @Nullable LinePlan line() {
    boolean draw = command.hasMatchedOption("--draw");
    if (!draw && !command.hasMatchedOption("--waitlist")) {
      if (command.hasMatchedOption("--lapse")) {
        throw bad("--lapse is of offers to those in line: it goes with --waitlist or --draw.");
      }
      return null;
    }
    if (command.hasMatchedOption("--product")) {
      throw bad(
          "A crowd stands in line for a product that is made for it: --stock, not --product.");
    }
    if (command.hasMatchedOption("--retry")) {
      throw bad(
          "Who stands in line does not try again: --retry goes without --waitlist and --draw.");
    }
    double passed = share("--lapse", 0);
    if (passed + share("--confirm", 1) > 1) {
      throw bad("--confirm and --lapse are shares of the same offers: together at most 1.");
    }
    return new LinePlan(draw, passed);
  }

  private URI url() {
    String text = text("--url", "");
    if (text.isEmpty()) {
      throw bad("--url must say where the store is, such as http://localhost:4000.");
    }
    try {
      URI url = URI.create(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare = url.getRawPath() == null || url.getRawPath().matches("/?");
      if (http && url.getHost() != null && bare && url.getRawQuery() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the one sentence for whatever is no such address.
    }
    throw bad("--url must be like http://localhost:4000, but is \"%s\".".formatted(text));
  }

  private Goods goods(boolean hasToken) {
    if (command.hasMatchedOption("--product")) {
      if (command.hasMatchedOption("--stock")) {
        throw bad("--product and --stock exclude each other: one buys, the other makes.");
      }
      return new Goods.OnSale(number("--product", 1, 1, Integer.MAX_VALUE));
    }
    if (!hasToken) {
      throw bad(
          "Without the admin's token (--token or ADMIN_TOKEN), --product must say what to buy.");
    }
    return new Goods.Fresh(number("--stock", 100, 1, MOST_STOCK));
  }

  private double share(String option, double otherwise) {
    String text = text(option, String.valueOf(otherwise));
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Falls through: out of range and not a number read the same.
    }
    throw bad("%s must be a share from 0 to 1, but is \"%s\".".formatted(option, text));
  }

  private int number(String option, int otherwise, int least, int most) {
    String text = text(option, String.valueOf(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: out of range and not a number read the same.
    }
    throw bad(
        "%s must be a whole number from %,d to %,d, but is \"%s\"."
            .formatted(option, least, most, text));
  }

  private String text(String option, String otherwise) {
    @Nullable String given = command.matchedOptionValue(option, null);
    return given == null ? otherwise : given.strip();
  }

  private void write(RehearsalReport report) throws StartFailure {
    String file = text("--json", "");
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(Path.of(file), report.json());
    } catch (IOException e) {
      throw new StartFailure("The report cannot be written to %s.".formatted(file), e);
    }
  }

  private ParameterException bad(String sentence) {
    return new ParameterException(command.commandSpec().commandLine(), sentence);
  }
}
