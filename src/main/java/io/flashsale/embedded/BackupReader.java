package io.flashsale.embedded;

import io.flashsale.embedded.BackupFile.Cancelled;
import io.flashsale.embedded.BackupFile.Progress;
import io.flashsale.startup.StartFailure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a backup, and takes nothing of it for granted. */
final class BackupReader implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int MOST_TEXT = 64 << 20;

  private final Path file;
  private final Counting counted;
  private final TarArchiveInputStream tar;
  private final Map<String, String> sums = new HashMap<>();

  BackupReader(Path file) throws IOException, StartFailure {
    this.file = file;
    this.counted = new Counting(Files.newInputStream(file));
    try {
      this.tar =
          new TarArchiveInputStream(
              new GZIPInputStream(new BufferedInputStream(counted, BLOCK), BLOCK));
    } catch (IOException e) {
      counted.close();
      throw none(e);
    }
  }

  private StartFailure none(Throwable cause) {
    return new StartFailure("The file %s is no backup of a store.".formatted(file), cause);
  }

  private StartFailure broken(String why) {
    return new StartFailure(
        "The backup %s is damaged (%s): take another one.".formatted(file, why));
  }

  /** What the backup says of itself; to be read first. */
  BackupFile head() throws IOException, StartFailure {
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry == null || !entry.getName().equals(BackupFile.HEAD)) {
        throw none(new IOException("no head"));
      }
      Map<String, String> lines = new HashMap<>();
      text(entry)
          .lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> lines.put(parts[0], parts[1]));
      int version = Integer.parseInt(Objects.requireNonNullElse(lines.remove("postgres"), ""));
      return new BackupFile(version, lines);
    } catch (IOException | NumberFormatException e) {
      throw none(e);
    }
  }

  private String text(TarArchiveEntry entry) throws IOException {
    byte[] content = tar.readNBytes(MOST_TEXT);
    sums.put(entry.getName(), hex(BackupWriter.sha256().digest(content)));
    return new String(content, StandardCharsets.UTF_8);
  }

  private static String hex(byte[] sum) {
    return HexFormat.of().formatHex(sum);
  }

  /**
   * Unpacks all files into an empty folder and compares them with the sums at the end.
   *
   * @param folder null to look at them only
   * @throws StartFailure when the backup is not whole
   */
  void unpack(@Nullable Path folder, Progress progress) throws IOException, StartFailure {
    long size = Files.size(file);
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(BackupFile.SUMS)) {
          compare(new String(tar.readNBytes(MOST_TEXT), StandardCharsets.UTF_8));
          return;
        }
        if (progress.cancelled()) {
          throw new Cancelled();
        }
        unpack(entry, folder);
        progress.tell(counted.read, size);
      }
    } catch (Cancelled | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw broken("it ends before its end");
    }
    throw broken("it ends before its end");
  }

  private void unpack(TarArchiveEntry entry, @Nullable Path folder)
      throws IOException, StartFailure {
    String name = entry.getName();
    Path root = folder == null ? Path.of("/nowhere") : folder;
    Path target =
        root.resolve(name.substring(Math.min(name.length(), BackupFile.DATA.length()))).normalize();
    boolean plain = entry.isDirectory() || entry.isFile();
    if (!name.startsWith(BackupFile.DATA)
        || !target.startsWith(root)
        || !plain
        || entry.isLink()
        || entry.isSymbolicLink()) {
      throw broken("it wants to write " + name);
    }
    if (entry.isDirectory()) {
      if (folder != null) {
        PrivateFiles.createDirectories(target);
      }
      return;
    }
    MessageDigest sum = BackupWriter.sha256();
    byte[] block = new byte[BLOCK];
    try (OutputStream out = folder == null ? OutputStream.nullOutputStream() : make(target)) {
      for (int read = tar.read(block); read >= 0; read = tar.read(block)) {
        out.write(block, 0, read);
        sum.update(block, 0, read);
      }
    }
    sums.put(name, hex(sum.digest()));
  }

  private static OutputStream make(Path file) throws IOException {
    PrivateFiles.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.createFile(file, PrivateFiles.fileMode(file));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  private void compare(String lines) throws StartFailure {
    Map<String, String> wanted = new HashMap<>();
    lines
        .lines()
        .map(line -> line.split("  ", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> wanted.put(parts[1], parts[0]));
    if (!wanted.equals(sums)) {
      throw broken("a file in it is not as it was when it was made");
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Counts what was read of the file. */
  private static final class Counting extends FilterInputStream {
    private long read;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      read += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
      int some = super.read(block, from, length);
      read += Math.max(0, some);
      return some;
    }
  }
}
