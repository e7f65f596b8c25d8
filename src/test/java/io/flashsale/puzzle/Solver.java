package io.flashsale.puzzle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.JsonNode;

/** Does the work of a challenge in the plainest way. */
final class Solver {
  private Solver() {}

  static String solve(JsonNode challenge) {
    return solve(challenge.path("text").asString(), challenge.path("bits").asInt());
  }

  static String solve(String text, int bits) {
    return first(text, bits, true);
  }

  /** A number that shows too little. */
  static String fail(String text, int bits) {
    return first(text, bits, false);
  }

  private static String first(String text, int bits, boolean wanted) {
    for (long number = 0; ; number++) {
      String proof = text + ":" + number;
      if ((sha256(proof).bitLength() <= 256 - bits) == wanted) {
        return proof;
      }
    }
  }

  private static BigInteger sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
