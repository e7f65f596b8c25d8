package io.flashsale.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Shares of things that come one after the other. */
final class Shares {
  private static final int TENTHS = 10;

  private Shares() {}

  /** How many of the first so many belong to the share. */
  static int of(int count, double share) {
    return (int) Math.floor(count * share);
  }

  /** Whether the one of that number, from 0, belongs to the share: evenly spread. */
  static boolean has(int number, double share) {
    return of(number + 1, share) > of(number, share);
  }

  /** Of each tenth of a list the share of which that is so, 0 to 1; empty for fewer than ten. */
  static <T> List<Double> ofTenths(List<T> inOrder, Predicate<T> is) {
    List<Double> shares = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS && inOrder.size() >= TENTHS; tenth++) {
      List<T> some =
          inOrder.subList(
              (int) ((long) inOrder.size() * tenth / TENTHS),
              (int) ((long) inOrder.size() * (tenth + 1) / TENTHS));
      shares.add((double) some.stream().filter(is).count() / some.size());
    }
    return shares;
  }
}
