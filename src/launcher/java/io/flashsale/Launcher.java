package io.flashsale;

/** The first class of the jar. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) throws Exception {
    Class.forName("io.flashsale.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }
}
