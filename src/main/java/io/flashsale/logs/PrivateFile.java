package io.flashsale.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file of the log that only its owner may read, each time that a new one is begun. */
public final class PrivateFile extends RollingFileAppender<ILoggingEvent> {

  @Override
  public void openFile(String name) throws IOException {
    Path file = Path.of(name);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      if (Files.notExists(file)) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      }
      Files.setPosixFilePermissions(file, owner);
    }
    super.openFile(name);
  }
}
