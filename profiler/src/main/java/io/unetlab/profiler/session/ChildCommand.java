package io.unetlab.profiler.session;

import io.unetlab.builders.cache.CacheDirectory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a measuring process is started: by this process's Java, with its options and classes. */
final class ChildCommand {

  /** What only one process may have, since two would take the same port or file. */
  private static final List<String> ONLY_OURS =
      List.of(
          "-agent",
          "-javaagent",
          "-Xrun",
          "-XX:StartFlightRecording",
          "-XX:ErrorFile",
          "-Dcom.sun.management");

  private ChildCommand() {}

  static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(java());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (ONLY_OURS.stream().noneMatch(option::startsWith)) {
        words.add(option);
      }
    }
    // A terminal's Ctrl-C reaches it too, and is to end it at once and without a word.
    words.add("-Xrs");
    words.add("-XX:ErrorFile=" + CacheDirectory.made("crashes").resolve("hs_err_pid%p.log"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(MeasuringMain.class.getName());
    return words;
  }

  /** Where Java says why such a process crashed, if it could. */
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
