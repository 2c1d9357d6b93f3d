package io.unetlab.profiler.latency;

import java.util.Objects;

/**
 * The latency of a pipeline whose parts were measured.
 *
 * @param name the pipeline's
 * @param runtime what ran all parts
 * @param latency the sum of the parts' runs
 */
public record PipelineLatency(String name, String runtime, ComposedLatency latency) {

  public PipelineLatency {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(latency, "latency");
  }
}
