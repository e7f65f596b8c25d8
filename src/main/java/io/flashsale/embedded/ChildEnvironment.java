package io.flashsale.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a server that the store starts finds in its environment: nothing of the store's own.
 *
 * <p>There may be the admin's token, or the password of another database, and the servers may run
 * as another user, whose programs could read them there.
 */
final class ChildEnvironment {

  /** What programs need to be found and to find where they may write; on Windows in any case. */
  static final Set<String> KEPT =
      Set.of(
          "PATH",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TMPDIR",
          "TMP",
          "TEMP",
          "TZ",
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "USERPROFILE",
          "LC_ALL");

  private ChildEnvironment() {}

  /** Takes all out of an environment that is not needed, and sets the plain locale. */
  static void strip(Map<String, String> environment) {
    environment.keySet().removeIf(name -> !KEPT.contains(name.toUpperCase(Locale.ROOT)));
    environment.put("LC_ALL", "C");
  }
}
