package io.flashsale.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way to send a file's bytes compressed, as the build has made them; the smallest first. */
enum ContentCoding {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz");

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*");

  private final String token;
  private final String suffix;

  ContentCoding(String token, String suffix) {
    this.token = token;
    this.suffix = suffix;
  }

  /** Its name in {@code Content-Encoding}. */
  String token() {
    return token;
  }

  /** What the name of a file in this coding ends with, behind the file's own name. */
  String suffix() {
    return suffix;
  }

  /** Whether who sent this {@code Accept-Encoding} takes it; without the header nobody does. */
  boolean isAcceptedBy(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    return offer(acceptEncoding, token)
        .or(() -> offer(acceptEncoding, "*"))
        .filter(offer -> !REFUSED.matcher(offer).matches())
        .isPresent();
  }

  private static Optional<String> offer(String acceptEncoding, String token) {
    return COMMA
        .splitAsStream(acceptEncoding.toLowerCase(Locale.ROOT).strip())
        .filter(
            offer -> offer.equals(token) || offer.matches(token.replace("*", "\\*") + "\\s*;.*"))
        .findFirst();
  }
}
