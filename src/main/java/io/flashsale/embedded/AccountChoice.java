package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Finds the servers' user and folder for one home.
 *
 * <p>What an earlier start has chosen is kept as long as it works, since the files belong to the
 * user that made them.
 */
final class AccountChoice {

  private static final Path OUTSIDE = Path.of("/var/lib/flashsale");

  private final Path home;
  private final StartProgress progress;

  AccountChoice(Path home, StartProgress progress) {
    this.home = home;
    this.progress = progress;
  }

  ServerAccount choose() throws StartFailure {
    if (!isRoot()) {
      return ServerAccount.own(home);
    }
    try {
      if (Files.isDirectory(outside())) {
        return outsideHome();
      }
      if (!belongsToNobody(home.resolve("pgdata"))
          && Program.works(List.of("unshare", "-U", "true"))) {
        return ServerAccount.inNamespace(home);
      }
      if (asNobody("true")) {
        return letThrough() ? insideHome() : outsideHome();
      }
    } catch (IOException e) {
      throw new StartFailure(
          "No folder could be made for PostgreSQL and Redis (%s): start the store as a user other than root."
              .formatted(Reason.of(e)),
          e);
    }
    throw new StartFailure(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv (util-linux) works"
            + " here: start the store as another user, or set DATABASE_URL and REDIS_URL.");
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private ServerAccount insideHome() throws IOException {
    ServerAccount account = ServerAccount.nobody(home);
    for (String mine : List.of("pgdata", "redis")) {
      Path path = home.resolve(mine);
      if (Files.exists(path) && !belongsToNobody(path)) {
        account.give(path);
      }
    }
    return account;
  }

  private ServerAccount outsideHome() throws IOException, StartFailure {
    if (Files.exists(home.resolve("pgdata"))) {
      throw new StartFailure(
          "The store's data in %s cannot be opened, since user namespaces are refused here and that folder is closed to PostgreSQL's user: allow user namespaces, or let others pass through its parent folders."
              .formatted(home.resolve("pgdata")));
    }
    progress.step(
        "Keeping the data in " + outside() + ", since PostgreSQL's user cannot enter the home");
    Files.createDirectories(outside());
    for (Path path : List.of(OUTSIDE, outside())) {
      Set<PosixFilePermission> mode = new HashSet<>(Files.getPosixFilePermissions(path));
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(path, mode);
    }
    return ServerAccount.nobody(outside());
  }

  /** The folder for the servers of this home where the home itself is closed to them. */
  private Path outside() {
    CRC32 sum = new CRC32();
    sum.update(home.toString().getBytes(StandardCharsets.UTF_8));
    String name = home.getFileName().toString().replaceAll("[^A-Za-z0-9]", "");
    return OUTSIDE.resolve(name + "-" + HexFormat.of().toHexDigits((int) sum.getValue()));
  }

  /** Lets others pass through the home, where that is enough for them to come in. */
  private boolean letThrough() throws IOException {
    if (asNobody("test", "-x", home.toString())) {
      return true;
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(home);
    Set<PosixFilePermission> wider = new HashSet<>(before);
    wider.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(home, wider);
    if (asNobody("test", "-x", home.toString())) {
      return true;
    }
    Files.setPosixFilePermissions(home, before);
    return false;
  }

  private static boolean asNobody(String... words) {
    List<String> all = new ArrayList<>(Nobody.PREFIX);
    all.addAll(List.of(words));
    return Program.works(all);
  }

  private static boolean belongsToNobody(Path path) throws IOException {
    return Files.exists(path) && Files.getAttribute(path, "unix:uid").equals(Nobody.UID);
  }
}
