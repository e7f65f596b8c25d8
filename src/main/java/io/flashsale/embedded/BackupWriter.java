package io.flashsale.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a backup: a tar in gzip that begins with what it is and ends with the SHA-256 of each
 * file, so that one that was cut or changed is found out.
 */
final class BackupWriter implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final GZIPOutputStream gzip;
  private final TarArchiveOutputStream tar;
  private final Map<String, String> sums = new TreeMap<>();

  /** The stream is not closed with this. */
  BackupWriter(OutputStream out) throws IOException {
    gzip =
        new GZIPOutputStream(out, BLOCK) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        };
    tar = new TarArchiveOutputStream(gzip);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  void head(BackupFile head) throws IOException {
    StringBuilder lines = new StringBuilder("postgres=" + head.postgres() + "\n");
    new TreeMap<>(head.labels())
        .forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    file(BackupFile.HEAD, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  void folder(String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name));
    tar.closeArchiveEntry();
  }

  void file(String name, byte[] content) throws IOException {
    begin(name, content.length);
    tar.write(content);
    tar.closeArchiveEntry();
    sums.put(name, HexFormat.of().formatHex(sha256().digest(content)));
  }

  /**
   * Copies a file as long as it is now: what the server adds meanwhile is in the log, and what it
   * takes away is filled up with zeros, which the log overwrites.
   *
   * @return how many bytes it has
   */
  long file(String name, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
      long size = Files.size(file);
      begin(name, size);
      MessageDigest sum = sha256();
      byte[] block = new byte[BLOCK];
      for (long left = size; left > 0; ) {
        int wanted = (int) Math.min(BLOCK, left);
        int read = in.readNBytes(block, 0, wanted);
        Arrays.fill(block, read, wanted, (byte) 0);
        tar.write(block, 0, wanted);
        sum.update(block, 0, wanted);
        left -= wanted;
      }
      tar.closeArchiveEntry();
      sums.put(name, HexFormat.of().formatHex(sum.digest()));
      return size;
    }
  }

  private void begin(String name, long size) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
  }

  /** Ends the backup. */
  void sums() throws IOException {
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
    begin(BackupFile.SUMS, content.length);
    tar.write(content);
    tar.closeArchiveEntry();
    tar.finish();
    gzip.finish();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves an unfinished backup without its end, so that nobody takes it for a whole one. */
  @Override
  public void close() {
    // Nothing is held but memory: the stream is the caller's.
  }
}
