package io.unetlab.profiler.process;

import io.unetlab.builders.cache.CacheDirectory;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a child process: this process's Java, with its options and the classes of
 * this program.
 */
public final class ChildCommand {

  /** Options that only one process may have, since two would use the same port or file. */
  private static final List<String> ONLY_OURS =
      List.of(
          "-agent",
          "-javaagent",
          "-Xrun",
          "-XX:StartFlightRecording",
          "-XX:ErrorFile",
          "-Dcom.sun.management");

  private ChildCommand() {}

  /**
   * The words of the command.
   *
   * @param program with a {@code main} that calls {@link ChildProgram}
   */
  public static List<String> words(Class<?> program) {
    return words(program, List.of());
  }

  /**
   * The same with files in front of the class path.
   *
   * @param first such as a jar of native libraries that is preferred to this process's own
   */
  public static List<String> words(Class<?> program, List<Path> first) {
    List<String> words = new ArrayList<>();
    words.add(java());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (ONLY_OURS.stream().noneMatch(option::startsWith)) {
        words.add(option);
      }
    }
    // A terminal's Ctrl-C reaches it too, and must end it at once and silently.
    words.add("-Xrs");
    words.add("-XX:ErrorFile=" + CacheDirectory.made("crashes").resolve("hs_err_pid%p.log"));
    List<String> classPath = new ArrayList<>();
    first.forEach(it -> classPath.add(it.toAbsolutePath().toString()));
    classPath.addAll(ClassPath.of(program));
    words.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    words.add(program.getName());
    return words;
  }

  /** The path of Java's crash report for such a process. */
  static Path crashReport(long pid) {
    return CacheDirectory.of("crashes").resolve("hs_err_pid" + pid + ".log");
  }

  private static String java() {
    return ProcessHandle.current()
        .info()
        .command()
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }
}
