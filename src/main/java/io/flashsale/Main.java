package io.flashsale;

import io.flashsale.settings.RawSettings;
import io.flashsale.settings.SettingName;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the command line and runs what it asks for. */
public final class Main {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  private Main() {}

  /** Called by the launcher; ends the process with an exit code other than 0 when it fails. */
  public static void main(String[] args) {
    System.setProperty("org.jboss.logging.provider", "slf4j");
    int exit = run(args);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Runs what the arguments ask for, and gives the exit code. */
  static int run(String... args) {
    CommandLine commands = commandLine();
    ParseResult parsed;
    try {
      parsed = commands.parseArgs(args);
    } catch (ParameterException e) {
      System.err.println(e.getMessage() + ". See --help.");
      return BAD_USAGE;
    }
    if (parsed.isUsageHelpRequested()) {
      commands.usage(System.out);
      return 0;
    }
    if (parsed.isVersionHelpRequested()) {
      commands.printVersionHelp(System.out);
      return 0;
    }
    try {
      ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      if (command.isUsageHelpRequested()) {
        command.commandSpec().commandLine().usage(System.out);
        return 0;
      }
      return run(parsed, command);
    } catch (ParameterException e) {
      System.err.println(e.getMessage() + " See --help.");
      return BAD_USAGE;
    } catch (StartFailure e) {
      System.err.println(e.sentence());
      return FAILED;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("The store failed", e);
      System.err.println(
          "The store cannot go on for a reason of its own making: "
              + e.getMessage()
              + ". The details are in store.log in its home.");
      return FAILED;
    }
  }

  private static int run(ParseResult parsed, ParseResult command) throws StartFailure {
    if (parsed.hasMatchedOption("--licences")) {
      Licences.print(System.out);
      return 0;
    }
    return switch (command.commandSpec().name()) {
      // These need no settings of a store, so they run whatever those are.
      case VerifyLedgerCommand.NAME -> VerifyLedgerCommand.of(command).run();
      case VerifyDrawCommand.NAME -> VerifyDrawCommand.of(command).run();
      case BenchCommand.NAME -> new BenchCommand(command).run();
      case RehearseCommand.NAME -> new RehearseCommand(command, System.getenv()).run();
      case "seed" -> new SeedCommand(settings(parsed, command)).run();
      case BackupCommand.NAME -> new BackupCommand(settings(parsed, command), command).run();
      case RestoreCommand.NAME -> new RestoreCommand(settings(parsed, command), command).run();
      case "train" -> new TrainCommand(settings(parsed, command)).run();
      default ->
          new StoreCommand(settings(parsed, command), !command.hasMatchedOption("--server")).run();
    };
  }

  private static CommandLine commandLine() {
    CommandSpec store =
        withSettings(CommandSpec.create().name("flashsale"))
            .addOption(OptionSpec.builder("--server").description("run without a window").build())
            .addOption(
                OptionSpec.builder("--licences")
                    .description("print whose work this program carries, and by which licences")
                    .build());
    store
        .usageMessage()
        .description("A flash-sale store: console, storefront and API in one process.");
    store.version("FlashSale " + version());
    CommandSpec seed = withSettings(CommandSpec.create().name("seed"));
    seed.usageMessage().description("Make the demo products, or renew them.");
    CommandSpec train = withSettings(CommandSpec.create().name("train"));
    train.usageMessage().hidden(true);
    store
        .addSubcommand("seed", seed)
        .addSubcommand(VerifyLedgerCommand.NAME, VerifyLedgerCommand.spec())
        .addSubcommand(VerifyDrawCommand.NAME, VerifyDrawCommand.spec())
        .addSubcommand(BenchCommand.NAME, BenchCommand.spec())
        .addSubcommand(RehearseCommand.NAME, RehearseCommand.spec())
        .addSubcommand(
            BackupCommand.NAME,
            BackupCommand.withFile(
                withSettings(CommandSpec.create().name(BackupCommand.NAME)),
                "Back the embedded database up into one file, whether the store runs or not."))
        .addSubcommand(
            RestoreCommand.NAME,
            BackupCommand.withFile(
                withSettings(CommandSpec.create().name(RestoreCommand.NAME)),
                "Restore a backup into a home that no store uses; it is checked first."))
        .addSubcommand("train", train);
    return new CommandLine(store);
  }

  private static CommandSpec withSettings(CommandSpec command) {
    for (SettingName setting : SettingName.values()) {
      command.addOption(
          OptionSpec.builder(setting.flag())
              .paramLabel("VALUE")
              // --tls-self-signed alone says all there is to say.
              .arity(setting == SettingName.TLS_SELF_SIGNED ? "0..1" : "1")
              .fallbackValue("true")
              .type(String.class)
              .description(
                  setting.description()
                      + " ("
                      + setting
                      + ", default "
                      + setting.defaultValue()
                      + ")")
              .build());
    }
    return command.mixinStandardHelpOptions(true);
  }

  private static Settings settings(ParseResult... parsed) throws StartFailure {
    Map<String, String> flags = new HashMap<>();
    for (ParseResult result : parsed) {
      for (SettingName setting : SettingName.values()) {
        String value = result.matchedOptionValue(setting.flag(), null);
        if (value != null) {
          flags.put(setting.name(), value);
        }
      }
    }
    return Settings.read(new RawSettings(flags, System.getenv()));
  }

  /** The version of the program that runs. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
