package io.flashsale.embedded;

import io.flashsale.startup.StartFailure;
import io.flashsale.startup.StartProgress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all that a store keeps on its machine, locked for one process at a time.
 *
 * <p>A folder made here has mode 0700. Where the servers have to run as another user than root, it
 * becomes 0711, so that they can pass through: whoever puts a file in gives it mode 0600.
 */
public final class Home implements AutoCloseable {

  private final Path directory;
  private final @Nullable FileChannel channel;
  private final @Nullable FileLock lock;
  private final Secrets secrets;
  private @Nullable ServerAccount account;

  private Home(Path directory, @Nullable FileChannel channel, @Nullable FileLock lock) {
    this.directory = directory;
    this.channel = channel;
    this.lock = lock;
    this.secrets = new Secrets(directory);
  }

  /**
   * Opens the home, makes it where it is missing and locks it until {@link #close}.
   *
   * @throws StartFailure when another process uses it, or it cannot be written
   */
  public static Home open(Path directory) throws StartFailure {
    FileChannel channel = null;
    try {
      PrivateFiles.createDirectories(directory);
      Path real = directory.toRealPath();
      channel =
          FileChannel.open(
              real.resolve("app.lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PrivateFiles.fileMode(real));
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return new Home(real, channel, lock);
      }
      channel.close();
    } catch (IOException e) {
      closeQuietly(channel);
      throw notWritable(directory, e);
    }
    throw new StartFailure(
        "The store's home %s is in use by another store: end that one, or set FLASHSALE_HOME to another folder."
            .formatted(directory));
  }

  /**
   * Opens the home without locking it, for a store whose data lies on servers of its own: several
   * such stores may share a home.
   *
   * @throws StartFailure when it cannot be written
   */
  public static Home openShared(Path directory) throws StartFailure {
    try {
      PrivateFiles.createDirectories(directory);
      return new Home(directory.toRealPath(), null, null);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  /** The home's real path. */
  public Path directory() {
    return directory;
  }

  /**
   * A random secret that is made once and kept in the home as a file of this name, mode 0600.
   *
   * @return 43 characters of base64url, or what the operator wrote into the file, trimmed
   * @throws StartFailure when the file can be neither read nor made
   */
  public String secret(String name) throws StartFailure {
    return secrets.get(name);
  }

  /**
   * Writes a text that only the home's owner may read, mode 0600; whole, or not at all.
   *
   * @throws StartFailure when it cannot be written
   */
  public void writePrivate(String name, String text) throws StartFailure {
    try {
      PrivateFiles.write(directory.resolve(name), text);
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  /** Makes a secret anew; the old one is gone with this. */
  String renew(String name) throws IOException {
    return secrets.renew(name);
  }

  /** As whom and where the servers of this home run; chosen at the first call. */
  synchronized ServerAccount account(StartProgress progress) throws StartFailure {
    if (account == null) {
      account = new AccountChoice(directory, progress).choose();
    }
    return account;
  }

  /** Gives the home to the next process. */
  @Override
  public void close() throws IOException {
    if (lock != null && channel != null) {
      lock.release();
      channel.close();
    }
  }

  private static StartFailure notWritable(Path directory, IOException e) {
    return new StartFailure(
        "The store's home %s cannot be written (%s): make it writable, or set FLASHSALE_HOME to another folder."
            .formatted(directory, Reason.of(e)),
        e);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException ignored) {
      // The failure that led here is the one to tell.
    }
  }
}
