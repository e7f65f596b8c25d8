package io.flashsale.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Does what a store asks of its customers' devices before they hold anything. */
final class Work {

  /** The status of an answer that asks for work. */
  static final int REQUIRED = 428;

  /** More than any store asks for. */
  private static final int MOST_BITS = 24;

  private Work() {}

  /** The proof that the challenge asks for; of one that asks too much, none that holds. */
  static String of(JsonNode challenge) {
    String text = challenge.path("text").asString("");
    int bits = challenge.path("bits").asInt(0);
    long number = 0;
    while (bits <= MOST_BITS && zeroBits(text + ":" + number) < bits) {
      number++;
    }
    return text + ":" + number;
  }

  private static int zeroBits(String proof) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(proof.getBytes(StandardCharsets.US_ASCII));
      return Long.numberOfLeadingZeros(ByteBuffer.wrap(Arrays.copyOf(hash, Long.BYTES)).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
