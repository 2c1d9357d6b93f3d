package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.VariantNetwork;
import io.unetlab.profiler.metric.MetricSet;
import java.util.List;

/** The variants' networks and their counts: computed now, or read from a store. */
interface Networks {

  /** A variant with its network. */
  record Placed(Variant variant, VariantNetwork network) {}

  /** The known networks of some variants, in the variants' order. */
  List<Placed> of(List<Variant> variants);

  /** The counts of a network that has been counted. */
  MetricSet counts(String hash);

  /** The parts of a network that has been counted; none if it stands alone. */
  List<PartRun> parts(String hash);

  /** How many of some networks the store already knew. */
  int reused(List<Placed> networks);
}
