package io.flashsale.settings;

import io.flashsale.startup.StartFailure;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings as text, where a flag goes before the environment and a blank counts as absent. */
public final class RawSettings {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{16,256}");

  private final Map<String, String> flags;
  private final Map<String, String> environment;

  /** Both maps are keyed by the setting's name. */
  public RawSettings(Map<String, String> flags, Map<String, String> environment) {
    this.flags = Map.copyOf(flags);
    this.environment = Map.copyOf(environment);
  }

  @Nullable String text(String name) {
    String value = flags.getOrDefault(name, environment.getOrDefault(name, "")).strip();
    return value.isEmpty() ? null : value;
  }

  String textOr(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  List<String> list(String name) {
    return Arrays.stream(textOr(name, "").split("[,\\s]+")).filter(s -> !s.isEmpty()).toList();
  }

  int number(String name, int otherwise, int least, int most) throws StartFailure {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the sentence below: out of range and not a number read the same.
    }
    throw new StartFailure(
        "%s must be a whole number from %d to %d, but is \"%s\"."
            .formatted(name, least, most, value));
  }

  /** The path of a file, or null where it is not set. */
  @Nullable Path file(String name) throws StartFailure {
    String value = text(name);
    try {
      return value == null ? null : Path.of(value).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new StartFailure(
          "%s must be the path of a file, but is \"%s\".".formatted(name, value), e);
    }
  }

  boolean truth(String name) throws StartFailure {
    String value = textOr(name, "false");
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new StartFailure("%s must be true or false, but is \"%s\".".formatted(name, value));
  }

  LogFormat logFormat(String name) throws StartFailure {
    String value = textOr(name, "text");
    return switch (value) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default ->
          throw new StartFailure("%s must be text or json, but is \"%s\".".formatted(name, value));
    };
  }

  /** A limit of a client address; the loopback's counts where it is set. */
  AddressLimit addressLimit(String name, int otherwise) throws StartFailure {
    return new AddressLimit(number(name, otherwise, 0, 1_000_000), text(name) != null);
  }

  Path home() throws StartFailure {
    String value = text("FLASHSALE_HOME");
    try {
      return value == null
          ? Path.of(System.getProperty("user.home", "."), ".flashsale")
          : Path.of(value).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new StartFailure(
          "FLASHSALE_HOME must be the path of a folder, but is \"" + value + "\".", e);
    }
  }

  List<String> origins(String name) throws StartFailure {
    List<String> origins = list(name);
    for (String origin : origins) {
      if (!origin.equals("*") && !isOrigin(origin)) {
        throw new StartFailure(
            "%s must list origins such as http://localhost:3000, but has \"%s\"."
                .formatted(name, origin));
      }
    }
    return origins;
  }

  private static boolean isOrigin(String origin) {
    try {
      URI uri = URI.create(origin);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Nullable String token(String name) throws StartFailure {
    String value = text(name);
    if (value != null && !VISIBLE_ASCII.matcher(value).matches()) {
      throw new StartFailure(name + " must be 16 to 256 visible ASCII characters.");
    }
    return value;
  }

  Currency currency(String name, String otherwise) throws StartFailure {
    String value = textOr(name, otherwise);
    try {
      return Currency.getInstance(value);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "%s must be an ISO 4217 code such as INR or EUR, but is \"%s\".".formatted(name, value),
          e);
    }
  }
}
