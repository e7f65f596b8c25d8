package io.flashsale.console;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drawing by JavaFX's own software pipeline, for a Linux without a graphics device.
 *
 * <p>OpenGL would be drawn on the CPU there too, by a compiler that Mesa loads: 50 MB more for the
 * same picture.
 */
final class SoftwareDrawing {
  private static final Logger log = LoggerFactory.getLogger(SoftwareDrawing.class);

  private static final String PIPELINES = "prism.order";

  private SoftwareDrawing() {}

  /**
   * Chooses it where the folder of graphics devices has none that renders, and nobody has chosen a
   * pipeline; to be called before the toolkit starts.
   */
  static void chooseWhereNoGraphicsDevice(Path devices) {
    if (System.getProperty(PIPELINES) == null && !hasGraphicsDevice(devices)) {
      System.setProperty(PIPELINES, "sw");
      keepGtkFromOpenGl();
    }
  }

  static boolean hasGraphicsDevice(Path devices) {
    if (!Files.isDirectory(devices)) {
      return false;
    }
    try (DirectoryStream<Path> nodes = Files.newDirectoryStream(devices, "renderD*")) {
      return nodes.iterator().hasNext();
    } catch (IOException e) {
      // What cannot be listed may still be there: then nothing is chosen.
      return true;
    }
  }

  /** GTK looks at OpenGL even when nobody draws with it, unless its environment says otherwise. */
  @SuppressWarnings("restricted") // the toolkit loads native code next
  private static void keepGtkFromOpenGl() {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment setenv = linker.defaultLookup().findOrThrow("setenv");
      MethodHandle call =
          linker.downcallHandle(
              setenv,
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_INT));
      int _ =
          (int) call.invokeExact(arena.allocateFrom("GDK_GL"), arena.allocateFrom("disable"), 0);
    } catch (Throwable e) {
      log.info("GTK will look at OpenGL, which takes memory only", e);
    }
  }
}
