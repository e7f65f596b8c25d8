package io.flashsale.product;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the line of people who wait for a product has come to, so that a product without one costs
 * nothing more and no figure needs its entries counted.
 *
 * @param entered entries that came before the opening and are not drawn yet
 * @param waiting entries in line, those that cannot be reached included
 * @param offered entries whose offer is open
 * @param taken entries whose offer was confirmed, ever
 * @param lapsed entries that lapsed, ever
 * @param left entries whose owner left, ever
 * @param offers offers ever made
 * @param next the place of the next who joins, from 1
 * @param version how many groups have moved the line
 * @param drawnAt when the draw was made; null before, and for a product without one
 */
@Embeddable
public record LineCounts(
    @Column(name = "line_entered") int entered,
    @Column(name = "line_waiting") int waiting,
    @Column(name = "line_offered") int offered,
    @Column(name = "line_taken") long taken,
    @Column(name = "line_lapsed") long lapsed,
    @Column(name = "line_left") long left,
    @Column(name = "line_offers") long offers,
    @Column(name = "line_next") long next,
    @Column(name = "line_version") long version,
    @Column(name = "drawn_at") @Nullable Instant drawnAt) {

  /** The line of a new product. */
  public static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0, 0, 0, 1, 0, null);

  /** How many are in line, drawn or not. */
  public int inLine() {
    return entered + waiting;
  }

  /** One more who came before the opening. */
  public LineCounts enter() {
    return with(entered + 1, waiting, offered, taken, lapsed, left);
  }

  /** One more at the end, at the place {@link #next}. */
  public LineCounts join() {
    return new LineCounts(
        entered, waiting + 1, offered, taken, lapsed, left, offers, next + 1, version, drawnAt);
  }

  /** One who waited has an offer. */
  public LineCounts offer() {
    return new LineCounts(
        entered, waiting - 1, offered + 1, taken, lapsed, left, offers + 1, next, version, drawnAt);
  }

  /** An offer was confirmed. */
  public LineCounts take() {
    return with(entered, waiting, offered - 1, taken + 1, lapsed, left);
  }

  /** An offer was given up. */
  public LineCounts decline() {
    return with(entered, waiting, offered - 1, taken, lapsed, left + 1);
  }

  /** An offer was not confirmed in time. */
  public LineCounts lapseOffer() {
    return with(entered, waiting, offered - 1, taken, lapsed + 1, left);
  }

  /** One who waited may not have the offer that was due. */
  public LineCounts lapseWaiting() {
    return with(entered, waiting - 1, offered, taken, lapsed + 1, left);
  }

  /** One who waited left. */
  public LineCounts leaveWaiting() {
    return with(entered, waiting - 1, offered, taken, lapsed, left + 1);
  }

  /** One who had entered left before the draw. */
  public LineCounts leaveEntered() {
    return with(entered - 1, waiting, offered, taken, lapsed, left + 1);
  }

  /** Nobody is in line any more: the sale is over. */
  public LineCounts close() {
    return with(0, 0, offered, taken, lapsed + inLine(), left);
  }

  /** Nobody enters any more: the first places are kept for those who did. */
  public LineCounts keepPlacesOfEntered() {
    long first = Math.max(next, entered + 1L);
    return new LineCounts(
        entered, waiting, offered, taken, lapsed, left, offers, first, version, drawnAt);
  }

  /** Those who had entered wait, in the order of the draw. */
  public LineCounts draw(Instant at) {
    LineCounts kept = keepPlacesOfEntered();
    return new LineCounts(
        0, waiting + entered, offered, taken, lapsed, left, offers, kept.next, version, at);
  }

  /** The counts of the next version. */
  public LineCounts moved() {
    return new LineCounts(
        entered, waiting, offered, taken, lapsed, left, offers, next, version + 1, drawnAt);
  }

  private LineCounts with(
      int nowEntered, int nowWaiting, int nowOffered, long nowTaken, long nowLapsed, long nowLeft) {
    return new LineCounts(
        nowEntered,
        nowWaiting,
        nowOffered,
        nowTaken,
        nowLapsed,
        nowLeft,
        offers,
        next,
        version,
        drawnAt);
  }
}
