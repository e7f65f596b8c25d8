package io.flashsale.embedded;

import java.util.List;

/** The user without rights that root lends the servers to. */
final class Nobody {

  static final int UID = 65534;

  static final List<String> PREFIX =
      List.of("setpriv", "--reuid=" + UID, "--regid=" + UID, "--clear-groups");

  private Nobody() {}
}
