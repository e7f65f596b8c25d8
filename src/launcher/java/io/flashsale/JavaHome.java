package io.flashsale;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** A folder that a Java lies in. */
final class JavaHome {

  private final File folder;

  JavaHome(File folder) {
    this.folder = folder;
  }

  File folder() {
    return folder;
  }

  File program() {
    File windows = new File(folder, "bin/java.exe");
    return windows.exists() ? windows : new File(folder, "bin/java");
  }

  /** The Java version by its release file, such as 25; 0 where no Java lies. */
  int version() {
    if (!program().exists()) {
      return 0;
    }
    Properties release = new Properties();
    try (InputStream in = new FileInputStream(new File(folder, "release"))) {
      release.load(in);
    } catch (IOException e) {
      return 0;
    }
    return major(release.getProperty("JAVA_VERSION", "0").replace("\"", ""));
  }

  /** 8 of "1.8.0_402", 25 of "25.0.3" and of "25-ea"; 0 of what is no version. */
  static int major(String version) {
    String[] numbers = version.split("[^0-9]+");
    if (numbers.length > 1 && numbers[0].equals("1")) {
      return Integer.parseInt(numbers[1]);
    }
    return numbers.length == 0 || numbers[0].isEmpty() ? 0 : Integer.parseInt(numbers[0]);
  }
}
