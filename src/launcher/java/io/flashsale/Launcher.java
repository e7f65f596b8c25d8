package io.flashsale;

/** The first class of the jar. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    System.out.println("thin");
  }
}
