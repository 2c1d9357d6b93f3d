package io.unetlab.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * How many threads a network may run on: more than there are cores wait for each other, and some
 * thousands bring a machine down.
 */
public final class Threads {

  private Threads() {}

  /** Refuses a number that makes no sense here; none given is fine. */
  public static void check(@Nullable Integer threads, CommandLine command) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads != null && (threads < 1 || threads > cores)) {
      throw new CommandLine.ParameterException(
          command, "--threads must be 1 to " + cores + ", the cores there are; is " + threads);
    }
  }
}
