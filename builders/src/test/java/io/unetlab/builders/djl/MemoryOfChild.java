package io.unetlab.builders.djl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How the memory of a process grows that repeats something. The Java heap of the process is fully
 * in memory from the start, and freed arrays return to the system at once: all growth is a leak. A
 * single thread, so that none waits for another.
 *
 * <p>The median of ten rounds counts, not the total growth: occasionally the JVM itself takes or
 * returns some MiB at once, for example when a compiler thread ends.
 */
public final class MemoryOfChild {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int ROUNDS = 10;

  private MemoryOfChild() {}

  public static void assumeLinux() {
    assumeTrue(Files.exists(STATUS), "a process's memory is read from Linux's /proc");
  }

  /** Runs a program that ends in {@link #print}; bytes a round. */
  public static long growth(Class<?> program, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    java.environment().putAll(Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "32768"));
    Process process = java.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return Long.parseLong(printed);
  }

  /** In the child: the median growth of rounds. */
  public static void print(Runnable round) throws IOException {
    long[] growths = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long before = memory();
      round.run();
      growths[i] = memory() - before;
    }
    Arrays.sort(growths);
    System.out.println(growths[ROUNDS / 2]);
  }

  private static long memory() throws IOException {
    return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("RssAnon:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        << 10;
  }
}
