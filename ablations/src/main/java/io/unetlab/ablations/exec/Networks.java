package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.util.List;

/** Which networks variants are, and their counts: found out now, or read from a store. */
interface Networks {

  /** A variant with its network. */
  record Placed(Variant variant, VariantNetwork network) {}

  /** Those of some variants that are known, in their order. */
  List<Placed> of(List<Variant> variants);

  /** The counts of a network that has some. */
  MetricSet counts(String hash);

  /** How many of some variants the store knew before. */
  int reused(List<Placed> networks);
}
