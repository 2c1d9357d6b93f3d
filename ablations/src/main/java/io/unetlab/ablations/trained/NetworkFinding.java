package io.unetlab.ablations.trained;

import io.unetlab.profiler.metric.Metric;
import java.util.Objects;
import java.util.Optional;

/**
 * A trained network in one measure.
 *
 * @param difference to the base, over the seeds of both; empty for the base, and without one
 * @param byConstruction whether the value follows from the network alone
 */
public record NetworkFinding(
    Trainings.Network network,
    Metric metric,
    Optional<SeedSpread> spread,
    Optional<PairedDifference> difference,
    boolean byConstruction) {

  public NetworkFinding {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(spread, "spread");
    Objects.requireNonNull(difference, "difference");
  }
}
