package io.unetlab.profiler.metric;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.model.Part;
import java.util.List;
import java.util.Objects;

/** A network of a pipeline with its counts, or the only network where there is no pipeline. */
public record CountedPart(Part part, CostReport report) {

  public CountedPart {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(report, "report");
  }

  /** Builds and counts the part. */
  static CountedPart of(Part part) {
    return new CountedPart(part, CostReport.of(Networks.graph(part.network())));
  }

  /** One run of it, as a network that stands alone. */
  public CountedParts alone() {
    CountedPart once = new CountedPart(Part.alone(part.network()), report);
    return new CountedParts(List.of(once), report.total());
  }

  /** What all its runs cost; the parameters once. */
  public Cost cost() {
    return report.total().times(part.runs());
  }

  /** Weights and peak activations: what it needs while it runs alone. */
  public long memoryBytes(Precision precision) {
    return Math.addExact(
        report.weightBytes(precision.weights()),
        report.peakActivationBytes(precision.activations()));
  }
}
