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

  /** A name without a weight, or with one above 0. */
  private static final Pattern ACCEPTED =
      Pattern.compile("[^;]+(;\\s*q=(1(\\.0{0,3})?|0\\.(?=[0-9]*[1-9])[0-9]{1,3})\\s*)?");

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

  /**
   * Whether who sent this {@code Accept-Encoding} takes it; without the header nobody does, and who
   * says it in a way that HTTP has not is sent the plain bytes, which everybody can read.
   */
  boolean isAcceptedBy(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    return offer(acceptEncoding, token)
        .or(() -> offer(acceptEncoding, "*"))
        .filter(offer -> ACCEPTED.matcher(offer).matches())
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
