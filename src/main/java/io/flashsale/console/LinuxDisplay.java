package io.flashsale.console;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a window needs on Linux, looked for before the toolkit starts, because the toolkit prints
 * stack traces where a library is missing.
 *
 * @param environment the environment of the process
 * @param loads whether a shared library can be loaded
 */
record LinuxDisplay(Map<String, String> environment, Predicate<String> loads) {
  private static final Map<String, String> LIBRARIES =
      Map.of("libX11.so.6", "libx11-6", "libXtst.so.6", "libxtst6", "libgtk-3.so.0", "libgtk-3-0");

  /** What is missing, in one sentence, or empty. */
  Optional<String> missing() {
    if (environment.getOrDefault("DISPLAY", "").isBlank()) {
      return Optional.of(
          environment.containsKey("WAYLAND_DISPLAY")
              ? "No window can be opened: this Wayland session has no X11 (DISPLAY is not set)."
              : "No window can be opened: there is no display (DISPLAY is not set).");
    }
    return LIBRARIES.entrySet().stream()
        .filter(library -> !loads.test(library.getKey()))
        .map(
            library ->
                "No window can be opened: %s cannot be loaded; the package %s has it."
                    .formatted(library.getKey(), library.getValue()))
        .sorted()
        .findFirst();
  }

  @SuppressWarnings("restricted") // loading is what the toolkit would do next
  static boolean loads(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
