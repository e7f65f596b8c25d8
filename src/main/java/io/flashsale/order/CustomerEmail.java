package io.flashsale.order;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A shopper's e-mail address.
 *
 * @param address as the shopper wrote it, trimmed
 * @param canonical the key under which one mailbox counts once: lower case, without {@code +tag},
 *     for Gmail without dots
 */
public record CustomerEmail(String address, String canonical) {

  /** The longest address that mail can be sent to (RFC 5321, section 4.5.3.1.3). */
  private static final int MAX_LENGTH = 254;

  /** What a browser takes in an e-mail field: HTML Living Standard, "valid e-mail address". */
  private static final Pattern VALID =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  /** The address in the text, or empty when there is none that mail could be sent to. */
  public static Optional<CustomerEmail> parse(String text) {
    String address = text.strip();
    if (address.length() > MAX_LENGTH || !VALID.matcher(address).matches()) {
      return Optional.empty();
    }
    return Optional.of(new CustomerEmail(address, canonical(address)));
  }

  private static String canonical(String address) {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, at).toLowerCase(Locale.ROOT);
    String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
    int tag = local.indexOf('+');
    if (tag > 0) {
      local = local.substring(0, tag);
    }
    if (GMAIL.contains(domain) && !local.replace(".", "").isEmpty()) {
      return local.replace(".", "") + "@gmail.com";
    }
    return local + "@" + domain;
  }
}
