package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * A whole network that was measured.
 *
 * @param family networks of one origin, such as the variants of a study
 * @param hash of its spec
 * @param heldOut whether nothing was fitted to it
 * @param millis median of its runs, at the speed of the model's calibration kernel
 * @param predicted by a model that was fitted without it; not a number where it is refused
 */
public record NetworkTime(
    String name, String family, String hash, boolean heldOut, double millis, double predicted) {

  public NetworkTime {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(hash, "hash");
  }

  /** The error relative to the measured latency: 0.03 for 3 % too high. */
  public double error() {
    return predicted / millis - 1;
  }
}
