package io.unetlab.profiler.metric;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import java.util.Objects;

/** A network with its counts. */
public record CountedNetwork(
    NetworkSpec spec, SpecHash hash, CostReport report, MetricSet counted) {

  public CountedNetwork {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(counted, "counted");
  }

  /** Builds and counts the network of a checked spec. */
  public static CountedNetwork of(NetworkSpec spec) {
    CostReport report = CostReport.of(Networks.graph(spec));
    return new CountedNetwork(spec, spec.hash(), report, Metrics.counted(report));
  }
}
