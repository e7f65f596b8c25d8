package io.flashsale.files;

import java.io.IOException;

/** The making of a file was given up. */
public final class GivenUp extends IOException {
  GivenUp() {
    super("it was given up");
  }
}
