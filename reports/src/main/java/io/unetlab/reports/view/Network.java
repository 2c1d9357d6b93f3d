package io.unetlab.reports.view;

import io.unetlab.builders.unet.UNetBuilder;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.model.UNetSpec;
import java.util.Objects;

/** A spec with everything that is counted of it. */
public record Network(UNetSpec spec, SpecHash hash, CostReport report, MetricSet counted) {

  public Network {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(counted, "counted");
  }

  /** Builds and counts a spec that keeps all rules. */
  public static Network of(UNetSpec spec) {
    CostReport report = CostReport.of(UNetBuilder.build(spec));
    return new Network(spec, SpecHash.of(spec), report, Metrics.counted(spec, report));
  }
}
