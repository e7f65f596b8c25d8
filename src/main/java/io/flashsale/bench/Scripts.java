package io.flashsale.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the scripts of wrk and pgbench to where these read them. */
final class Scripts {
  static final String HOLDS = "holds.lua";
  static final String CONFIRMS = "confirms.lua";
  static final String SAME = "same.lua";
  static final String ONE_HOLD = "one-hold.sql";
  static final String GROUP_OF_HOLDS = "group-of-holds.sql";

  private static final List<String> ALL =
      List.of("figures.lua", HOLDS, CONFIRMS, SAME, ONE_HOLD, GROUP_OF_HOLDS);

  private Scripts() {}

  static void write(Path folder) throws IOException {
    for (String name : ALL) {
      Files.writeString(folder.resolve(name), text(name));
    }
  }

  /** The text of a script in the jar. */
  static String text(String name) throws IOException {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the jar holds no " + name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
