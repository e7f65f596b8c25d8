package io.flashsale;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a Java on this machine: in JAVA_HOME, on the PATH, in the usual folders. */
final class JavaSearch {

  private final Map<String, String> environment;

  JavaSearch(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The first Java of at least this version. */
  Optional<JavaHome> find(int version) {
    for (File folder : candidates()) {
      JavaHome home = new JavaHome(folder);
      if (home.version() >= version) {
        return Optional.of(home);
      }
    }
    return Optional.empty();
  }

  private List<File> candidates() {
    List<File> candidates = new ArrayList<>();
    if (environment.containsKey("JAVA_HOME")) {
      candidates.add(new File(environment.get("JAVA_HOME")));
    }
    for (String folder : split(environment.getOrDefault("PATH", ""))) {
      homeOfProgram(new File(folder, "java")).ifPresent(candidates::add);
      homeOfProgram(new File(folder, "java.exe")).ifPresent(candidates::add);
    }
    for (File folder : folders()) {
      File[] inside = folder.listFiles(File::isDirectory);
      for (File home : inside == null ? new File[0] : inside) {
        candidates.add(home);
        candidates.add(new File(home, "Contents/Home"));
      }
    }
    return candidates;
  }

  /** The folders that Javas are put in, or those in FLASHSALE_JDKS. */
  private List<File> folders() {
    List<File> folders = new ArrayList<>();
    String chosen = environment.get("FLASHSALE_JDKS");
    if (chosen != null) {
      for (String folder : split(chosen)) {
        folders.add(new File(folder));
      }
      return folders;
    }
    File user = new File(System.getProperty("user.home"));
    folders.add(new File("/usr/lib/jvm"));
    folders.add(new File("/usr/java"));
    folders.add(new File("/opt"));
    folders.add(new File("/Library/Java/JavaVirtualMachines"));
    folders.add(new File(user, "Library/Java/JavaVirtualMachines"));
    folders.add(new File(user, ".sdkman/candidates/java"));
    folders.add(new File(user, ".jdks"));
    String programs = environment.get("ProgramFiles");
    if (programs != null) {
      for (String vendor : new String[] {"Java", "Eclipse Adoptium", "Microsoft", "Zulu"}) {
        folders.add(new File(programs, vendor));
      }
    }
    return folders;
  }

  private static Optional<File> homeOfProgram(File program) {
    try {
      File real = program.getCanonicalFile();
      return real.exists()
          ? Optional.ofNullable(real.getParentFile().getParentFile())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String[] split(String folders) {
    return folders.isEmpty() ? new String[0] : folders.split(File.pathSeparator);
  }
}
