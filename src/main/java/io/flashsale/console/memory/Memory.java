package io.flashsale.console.memory;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.Property;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file of names and values that outlives the window.
 *
 * <p>Reading it never fails: what cannot be understood is as if it had not been remembered. It is
 * written a moment after a change, off the FX thread, and when it is closed.
 */
public final class Memory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Memory.class);
  private static final Duration WRITE_AFTER = Duration.ofSeconds(1);

  private final @Nullable Path file;
  private final Properties values = new Properties();
  private final AtomicBoolean toBeWritten = new AtomicBoolean();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-memory").factory());

  private Memory(@Nullable Path file) {
    this.file = file;
  }

  /** The memory in a file, which need not be there yet; nothing is written before its folder is. */
  public static Memory of(Path file) {
    Memory memory = new Memory(file);
    try (Reader reader = Files.newBufferedReader(file)) {
      memory.values.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      log.debug("Nothing is remembered of the last window", e);
    }
    return memory;
  }

  /** A memory that is gone with the window. */
  public static Memory ofThisTime() {
    return new Memory(null);
  }

  /** What was remembered under the name, or null. */
  public @Nullable String get(String name) {
    return values.getProperty(name);
  }

  /** Remembers a value. */
  public void put(String name, String value) {
    Object before = values.setProperty(name, value);
    if (!value.equals(before) && file != null) {
      toBeWritten.set(true);
      try {
        // One writing serves all changes before it; the others find nothing left to write.
        var _ = writer.schedule(this::write, WRITE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        log.debug("The window is closed: {} is not remembered", name);
      }
    }
  }

  /** Gives the property what was remembered, and remembers what it becomes. */
  public void keep(String name, Property<String> property) {
    String remembered = get(name);
    if (remembered != null) {
      property.setValue(remembered);
    }
    property.subscribe(
        value -> {
          if (value != null) {
            put(name, value);
          }
        });
  }

  /** The same for one of some choices; one that is no longer there is forgotten. */
  public <E extends Enum<E>> void keep(String name, Property<E> property, Class<E> choices) {
    String remembered = get(name);
    Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equals(remembered))
        .findFirst()
        .ifPresent(property::setValue);
    property.subscribe(
        value -> {
          if (value != null) {
            put(name, value.name());
          }
        });
  }

  private void write() {
    Path target = file;
    if (target == null || !toBeWritten.getAndSet(false)) {
      return;
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      // The store makes its home, with the rights that it wants: until then nothing is lost here.
      toBeWritten.set(true);
      return;
    }
    try {
      StringWriter text = new StringWriter();
      values.store(text, null);
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.writeString(fresh, text.toString());
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("The window's place is not remembered: {}", e.toString());
    }
  }

  /** Writes what was not written yet. */
  @Override
  public void close() {
    writer.shutdownNow();
    write();
  }
}
