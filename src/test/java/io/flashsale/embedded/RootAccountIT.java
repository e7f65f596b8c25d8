package io.flashsale.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root's store where user namespaces are refused, as in many containers. */
@Tag("load")
class RootAccountIT {

  @TempDir Path folder;

  private Map<String, String> environment;

  @BeforeEach
  void refuseNamespaces() throws IOException {
    Path self = Path.of("/proc/self");
    assumeThat(Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0))
        .as("only root's servers need another user")
        .isTrue();
    Path unshare = Files.createDirectory(folder.resolve("bin")).resolve("unshare");
    Files.writeString(unshare, "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment = Map.of("PATH", unshare.getParent() + ":" + System.getenv("PATH"));
  }

  @Test
  void aHomeThatOthersCanReachKeepsItsDataWhetherNamespacesWorkOrNot() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path home = folder.resolve("home");
    ChildServers.start(home, Map.of()).close();

    try (ChildServers child = ChildServers.start(home, environment)) {
      assertThat(child.dataDirectory()).isEqualTo(home.resolve("pgdata"));
      assertThat(owner(child.postgresPid())).isEqualTo(Nobody.UID);
      assertThat(owner(child.redisPid())).isEqualTo(Nobody.UID);
    }
    try (ChildServers child = ChildServers.start(home, Map.of())) {
      assertThat(child.dataDirectory()).isEqualTo(home.resolve("pgdata"));
      assertThat(owner(child.postgresPid())).isEqualTo(Nobody.UID);
    }
  }

  @Test
  void theDataOfAHomeThatIsClosedToOthersLiesInVarLib() throws Exception {
    Path home = folder.resolve("home");

    ChildServers child = ChildServers.start(home, environment);
    Path outside = child.dataDirectory().getParent();
    try {
      assertThat(outside.getParent()).isEqualTo(Path.of("/var/lib/flashsale"));
      assertThat(owner(child.postgresPid())).isEqualTo(Nobody.UID);
      child.kill();

      // Namespaces work again and the home was cleared away: what is there is still found.
      Unpacking.removeBeside(home, "home");
      try (ChildServers next = ChildServers.start(home, Map.of())) {
        assertThat(next.postgresPid()).isEqualTo(child.postgresPid());
        assertThat(next.redisPid()).isEqualTo(child.redisPid());
      }
    } finally {
      Unpacking.removeBeside(outside, outside.getFileName().toString());
    }
  }

  private static Object owner(long pid) throws IOException {
    return Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
  }
}
