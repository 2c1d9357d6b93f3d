package io.unetlab.ablations.study;

import io.unetlab.builders.djl.NumberType;
import io.unetlab.profiler.runtime.HostRuntime;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how a study's latency is measured.
 *
 * @param threads empty for all cores
 */
public record Target(
    String name, HostRuntime runtime, Optional<Integer> threads, NumberType precision) {

  /** This machine. */
  public static final Target HOST =
      new Target("host", HostRuntime.DJL, Optional.empty(), NumberType.FLOAT32);

  public Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(threads, "threads");
    Objects.requireNonNull(precision, "precision");
  }
}
