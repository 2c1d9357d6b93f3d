package io.unetlab.profiler.latency;

import io.unetlab.spec.model.SpecHash;
import java.util.Objects;
import java.util.Optional;

/**
 * The latency of one of the networks that together make a picture, and how often it runs.
 *
 * @param word what it is for, such as {@code unet}; empty for a network that stands alone
 * @param network its hash: parts with the same network share its latency, and its error
 * @param runs for one picture
 * @param latency of one run
 */
public record PartLatency(String word, SpecHash network, long runs, Latency latency) {

  public PartLatency {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(network, "network");
    Checks.atLeast("runs", runs, 1);
    Objects.requireNonNull(latency, "latency");
  }

  /** The milliseconds of all its runs. */
  public double ms() {
    return runs * latency.ms();
  }

  /** The interval of {@link #ms}: every run has the same error. */
  public Optional<Interval> interval() {
    return latency.interval().map(it -> new Interval(runs * it.low(), runs * it.high(), it.kind()));
  }
}
