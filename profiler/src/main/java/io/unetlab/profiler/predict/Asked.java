package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * What a fit was asked to measure.
 *
 * @param command the call, as a shell reads it
 * @param operations of its networks, each once
 * @param networks whole ones
 */
public record Asked(String command, int operations, int networks) {

  public Asked {
    Objects.requireNonNull(command, "command");
  }
}
