package io.unetlab.reports.view;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import java.util.Objects;

/** A spec with everything that is counted of it. */
public record Network(NetworkSpec spec, SpecHash hash, CostReport report, MetricSet counted) {

  public Network {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(counted, "counted");
  }

  /** Builds and counts a spec that keeps all rules. */
  public static Network of(NetworkSpec spec) {
    CostReport report = CostReport.of(Networks.graph(spec));
    return new Network(spec, spec.hash(), report, Metrics.counted(report));
  }
}
