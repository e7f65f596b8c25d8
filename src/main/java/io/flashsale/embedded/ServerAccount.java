package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user that the servers run as, and the folder that their files lie in.
 *
 * <p>PostgreSQL refuses to run as root. So for root the servers run in a user namespace, where root
 * is nobody, or, where such namespaces are refused, as the user nobody.
 */
final class ServerAccount {

  private final Path folder;
  private final List<String> prefix;
  private final @Nullable Integer uid;
  private final Secrets secrets;

  private ServerAccount(Path folder, List<String> prefix, @Nullable Integer uid) {
    this.folder = folder;
    this.prefix = prefix;
    this.uid = uid;
    this.secrets = new Secrets(folder);
  }

  static ServerAccount own(Path folder) {
    return new ServerAccount(folder, List.of(), null);
  }

  static ServerAccount inNamespace(Path folder) {
    return new ServerAccount(folder, List.of("unshare", "-U"), null);
  }

  static ServerAccount nobody(Path folder) {
    return new ServerAccount(folder, Nobody.PREFIX, Nobody.UID);
  }

  /** The folder of the servers' programs and data. */
  Path folder() {
    return folder;
  }

  /**
   * A secret that stays with the data, wherever that lies: it must open it as long as it is there.
   */
  String secret(String name) throws StartFailure {
    return secrets.get(name);
  }

  /** A program as this user, who may add to the output's file too. */
  Program program(Path output, List<String> words) throws IOException {
    if (!Files.exists(output)) {
      Files.createFile(output, PrivateFiles.fileMode(output));
      give(output);
    }
    List<String> all = new ArrayList<>(prefix);
    all.addAll(words);
    return new Program(all, folder, output);
  }

  /** Gives a file, or a folder with all that is in it, to this user. */
  void give(Path path) throws IOException {
    if (uid == null) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            return giveOne(dir);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return giveOne(file);
          }
        });
  }

  private FileVisitResult giveOne(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    return FileVisitResult.CONTINUE;
  }
}
