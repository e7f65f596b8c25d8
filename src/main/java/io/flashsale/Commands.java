package io.flashsale;

import io.flashsale.settings.SettingName;
import io.flashsale.settings.Settings;
import io.flashsale.startup.StartFailure;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: what can be asked for, and who answers it. */
final class Commands {
  private static final int BAD_USAGE = 2;

  private Commands() {}

  /**
   * Runs what the arguments ask for.
   *
   * @return the exit code: 2 where they ask for nothing there is, with the reason printed
   * @throws StartFailure where what they ask for cannot be begun
   */
  static int run(String... args) throws StartFailure {
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
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (command.isUsageHelpRequested()) {
      command.commandSpec().commandLine().usage(System.out);
      return 0;
    }
    try {
      return obey(parsed, command);
    } catch (ParameterException e) {
      System.err.println(e.getMessage() + " See --help.");
      return BAD_USAGE;
    }
  }

  private static int obey(ParseResult parsed, ParseResult command) throws StartFailure {
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
    store.version("FlashSale " + Main.version());
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
    return Main.settings(flags);
  }
}
