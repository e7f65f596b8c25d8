package io.flashsale.product;

/** How a sale opens. */
public enum OpeningMode {
  FIRST_COME("first-come"),
  DRAW("draw");

  private final String code;

  OpeningMode(String code) {
    this.code = code;
  }

  /** The name in the database and in the API. */
  public String code() {
    return code;
  }
}
