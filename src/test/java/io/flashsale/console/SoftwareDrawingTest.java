package io.flashsale.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareDrawingTest {
  @TempDir Path folder;

  @Test
  void aMachineWithoutTheFolderOfDevicesHasNoGraphicsDevice() {
    assertThat(SoftwareDrawing.hasGraphicsDevice(folder.resolve("dri"))).isFalse();
  }

  @Test
  void aDeviceThatOnlyShowsAPictureDoesNotRender() throws IOException {
    Files.createFile(folder.resolve("card0"));
    assertThat(SoftwareDrawing.hasGraphicsDevice(folder)).isFalse();
  }

  @Test
  void aRenderNodeIsAGraphicsDevice() throws IOException {
    Files.createFile(folder.resolve("renderD128"));
    assertThat(SoftwareDrawing.hasGraphicsDevice(folder)).isTrue();
  }
}
