package io.unetlab.reports.view;

import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pipeline with its predicted latency.
 *
 * @param latency the sum of the parts' runs; empty if a part is refused
 */
public record PredictedPipeline(
    NetworkSpec spec, List<OfPart> parts, Optional<ComposedLatency> latency) {

  /** What is predicted for one run of a part. */
  public record OfPart(Part part, Predicted predicted) {}

  public PredictedPipeline {
    Objects.requireNonNull(spec, "spec");
    parts = List.copyOf(parts);
    Objects.requireNonNull(latency, "latency");
  }

  /** The words of the parts that the model refuses. */
  public List<String> refused() {
    return parts.stream()
        .filter(it -> it.predicted().total().isEmpty())
        .map(it -> it.part().word())
        .toList();
  }
}
