package io.unetlab.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Limits the threads a network runs on: more threads than cores wait for each other, and thousands
 * bring a machine down.
 */
public final class Threads {

  private Threads() {}

  /** Rejects a number that this machine cannot use; the option may be absent. */
  public static void check(@Nullable Integer threads, CommandLine command) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads != null && (threads < 1 || threads > cores)) {
      throw new CommandLine.ParameterException(
          command, "--threads must be 1 to " + cores + ", the number of cores; is " + threads);
    }
  }
}
