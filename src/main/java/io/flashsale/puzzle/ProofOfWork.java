package io.flashsale.puzzle;

import io.flashsale.persistence.Database;
import io.flashsale.persistence.StoreTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks devices for work before they hold or enter anything, so that a crowd of made-up customers
 * costs its maker time; all nodes of a database take each other's challenges.
 */
public final class ProofOfWork {

  /** How long a proof is taken: what the slowest needs, many times over. */
  static final Duration VALID = Duration.ofMinutes(2);

  private final @Nullable Seal seal;
  private final Difficulty difficulty;
  private final Once once;
  private final StoreTime time;
  private final SecureRandom random = new SecureRandom();

  /**
   * Work of so many zero bits.
   *
   * @param key that signs challenges; null where no work is asked for
   */
  ProofOfWork(int bits, byte @Nullable [] key, Once once, StoreTime time, LongSupplier nanos) {
    this.seal = key == null ? null : new Seal(key);
    this.difficulty = new Difficulty(bits, nanos);
    this.once = once;
    this.time = time;
  }

  /**
   * What the setting wants.
   *
   * @param bits zero bits while it is quiet; 0 for no work at all
   * @param once remembers which proofs were used
   */
  public static ProofOfWork of(int bits, Database database, Once once, StoreTime time) {
    byte[] key = bits == 0 ? null : database.call(new PuzzleKeyRepository()::shared);
    return new ProofOfWork(bits, key, once, time, System::nanoTime);
  }

  /** Whether any work is asked for. */
  public boolean asked() {
    return seal != null;
  }

  /**
   * Looks whether the work was shown.
   *
   * @param key the request's Idempotency-Key: who repeats a request with it may show the same proof
   *     again; null for none
   * @param proof what came with the request; null for nothing
   */
  public WorkOutcome check(Asker asker, @Nullable String key, @Nullable String proof) {
    if (seal == null) {
      return new WorkOutcome.Shown();
    }
    int bits = difficulty.next();
    return proof != null && holds(seal, proof, asker, key)
        ? new WorkOutcome.Shown()
        : new WorkOutcome.Needed(challenge(seal, bits, asker));
  }

  private boolean holds(Seal seal, String text, Asker asker, @Nullable String key) {
    Proof proof = Proof.parse(text).orElse(null);
    Seal.Opened said = proof == null ? null : seal.open(proof.challenge(), asker).orElse(null);
    return proof != null
        && said != null
        && time.now().isBefore(said.issuedAt().plus(VALID))
        && proof.zeroBits() >= said.bits()
        && once.first(HexFormat.of().toHexDigits(said.nonce()), key == null ? "" : key, VALID);
  }

  private Challenge challenge(Seal seal, int bits, Asker asker) {
    Instant issuedAt = time.now();
    return new Challenge(
        seal.sign(issuedAt, bits, random.nextLong(), asker),
        bits,
        Instant.ofEpochSecond(issuedAt.getEpochSecond()).plus(VALID));
  }
}
