package io.flashsale.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read; on Windows the home's own rights decide. */
final class PrivateFiles {

  private PrivateFiles() {}

  static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    }
  }

  /** The attributes of a private file, to be given as it is made. */
  static FileAttribute<?>[] fileMode(Path near) {
    return mode(near, "rw-------");
  }

  /** Writes the text so that after a crash the file is there whole or not at all. */
  static void write(Path file, String text) throws IOException {
    Path fresh =
        Files.createTempFile(file.toAbsolutePath().getParent(), "new-", "", fileMode(file));
    try {
      try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Takes the rights of everyone but the owner away from a file that is there. */
  static void restrict(Path file) throws IOException {
    if (knowsModes(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  static boolean knowsModes(Path near) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] mode(Path near, String permissions) {
    if (!knowsModes(near)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
