package io.flashsale;

import java.io.PrintStream;

/** The last lines of a start: where the store is and where the admin's token lies. */
final class Announcement {
  private Announcement() {}

  static void print(App app, PrintStream out) {
    out.println("The store is open: " + app.addresses().local());
    app.addresses().lan().forEach(url -> out.println("For shoppers on the network: " + url));
    out.println(
        app.settings().adminToken() == null
            ? "The admin token lies in " + app.home().directory().resolve("admin-token")
            : "The admin token is the one of ADMIN_TOKEN");
    String warning = app.limits().warning();
    if (!warning.isEmpty()) {
      out.println(warning);
    }
    out.flush();
  }
}
