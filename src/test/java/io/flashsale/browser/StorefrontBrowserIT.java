package io.flashsale.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.flashsale.testing.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the storefront's browser tests, which drive a Chromium, against this store.
 *
 * <p>They are written where the storefront is, in {@code storefront-web/browser-tests}.
 */
class StorefrontBrowserIT {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Longer than any test: those about a hold that runs out move its deadline. */
  private static final String HOLD_SECONDS = "1800";

  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @Test
  void shoppersBuyThroughTheStorefrontOnAPhone() throws Exception {
    run("phone");
  }

  /** What is to be so on each device, once more on the other one. */
  @Test
  @Tag("load")
  void shoppersBuyThroughTheStorefrontOnADesktop() throws Exception {
    run("desktop", "shop", "refusals", "taps", "accessibility");
  }

  /** Runs these files of tests, or all. */
  private static void run(String device, String... files) throws Exception {
    Optional<Path> browser =
        BROWSERS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (browser.isEmpty()) {
      assertThat(Boolean.getBoolean("browser.required"))
          .as("a Chromium is required: install the package chromium")
          .isFalse();
      String notRun = "No Chromium was found, so the storefront's browser tests were not run.";
      System.out.println(notRun);
      abort(notRun);
    }
    try (TestStore store =
            TestStore.open(
                "HOLD_SECONDS", HOLD_SECONDS, "HOLDS_PER_IP", "0", "COOLDOWN_SECONDS", "600");
        HoldDeadlines deadlines = HoldDeadlines.of(store)) {
      List<String> command = new ArrayList<>(List.of("npm", "run", "test:browser", "--"));
      command.addAll(List.of(files));
      var npm = new ProcessBuilder(command).directory(Path.of("storefront-web").toFile());
      npm.environment().put("DEVICES", device);
      npm.environment().put("STORE_URL", "http://127.0.0.1:" + store.port());
      npm.environment().put("ADMIN_TOKEN", TestStore.ADMIN_TOKEN);
      npm.environment().put("DEADLINES_URL", deadlines.url());
      npm.environment().put("CHROMIUM_PATH", browser.orElseThrow().toString());
      Path log = Path.of("target", "browser-tests-" + device + ".log");
      Process tests = npm.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      boolean ended = tests.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        tests.descendants().forEach(ProcessHandle::destroyForcibly);
        tests.destroyForcibly();
      }
      String said = Files.readString(log);
      assertThat(ended).as("browser tests ended within %s:%n%s", LIMIT, said).isTrue();
      assertThat(tests.exitValue()).as(said).isZero();
      System.out.println(said.lines().filter(l -> l.contains("Tests ")).findFirst().orElse(""));
    }
  }
}
