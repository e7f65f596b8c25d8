package io.flashsale.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Puts programs out of the jar into a folder, so that the folder is there whole or not at all. */
final class Unpacking {

  /** Fills a fresh folder. */
  @FunctionalInterface
  interface Filling {
    void fill(Path folder) throws IOException;
  }

  private Unpacking() {}

  /** Makes the folder by filling a fresh one beside it; left-overs of a killed start go away. */
  static void into(Path folder, Filling filling) throws IOException {
    String unfinished = folder.getFileName() + ".new-";
    removeBeside(folder, unfinished);
    Path fresh = Files.createTempDirectory(folder.getParent(), unfinished);
    allow(fresh, true);
    filling.fill(fresh);
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Unpacks a tar in xz with its modes and symbolic links. */
  static void tarXz(InputStream archive, Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("the archive wants to write " + entry.getName());
        }
        write(tar, entry, target);
      }
    }
  }

  /** Writes one program that everyone may run. */
  static void program(InputStream content, Path file) throws IOException {
    Files.copy(content, file);
    allow(file, true);
  }

  /** Removes the folders and files beside this one whose names start so. */
  static void removeBeside(Path folder, String prefix) throws IOException {
    try (var siblings = Files.newDirectoryStream(folder.getParent(), prefix + "*")) {
      for (Path sibling : siblings) {
        removeTree(sibling);
      }
    }
  }

  private static void write(InputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      allow(target, true);
      return;
    }
    Path parent = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(parent);
      allow(parent, true);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    allow(target, (entry.getMode() & 0100) != 0);
  }

  /** Whatever the umask: the servers' user may be another than the one who unpacks. */
  private static void allow(Path path, boolean execute) throws IOException {
    if (!PrivateFiles.knowsModes(path)) {
      return;
    }
    Set<PosixFilePermission> mode =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (execute) {
      mode.add(PosixFilePermission.OWNER_EXECUTE);
      mode.add(PosixFilePermission.GROUP_EXECUTE);
      mode.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(path, mode);
  }

  private static void removeTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
