package io.flashsale;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.flashsale.logs.JsonLines;
import io.flashsale.logs.PrivateFile;
import io.flashsale.logs.TextEncoder;
import io.flashsale.settings.LogFormat;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in the home: it has the details that the operator's one sentence leaves out. */
final class LogFile {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] [%X{request:--}] %logger{24} %msg%n";

  private LogFile() {}

  static void open(Path home, LogFormat format) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      open(context, home, format);
    }
  }

  static void open(LoggerContext context, Path home, LogFormat format) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    if (root.getAppender("file") != null) {
      return;
    }
    String file = home.resolve("store.log").toString();
    var appender = new PrivateFile();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(file);
    appender.setEncoder(encoder(context, format));
    var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf("10MB"));
    size.start();
    var window = new FixedWindowRollingPolicy();
    window.setContext(context);
    window.setParent(appender);
    window.setFileNamePattern(file + ".%i");
    window.setMaxIndex(3);
    window.start();
    appender.setTriggeringPolicy(size);
    appender.setRollingPolicy(window);
    appender.start();
    root.addAppender(appender);
    if (format == LogFormat.JSON
        && root.getAppender("stderr") instanceof OutputStreamAppender<ILoggingEvent> screen) {
      screen.setEncoder(encoder(context, format));
    }
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
    if (format == LogFormat.JSON) {
      var json = new JsonLines();
      json.setContext(context);
      json.start();
      return json;
    }
    var text = new TextEncoder();
    text.setContext(context);
    text.setPattern(PATTERN);
    text.start();
    return text;
  }
}
