package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.unet.UNetBuilder;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.model.UNetSpec;
import java.util.Objects;

/**
 * A network to be measured.
 *
 * @param name unique within a run
 */
public record BenchSubject(String name, UNetSpec spec, SpecHash hash, Graph graph) {

  public BenchSubject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(graph, "graph");
  }

  /** A spec that keeps all rules, under a name of its own. */
  public static BenchSubject of(String name, UNetSpec spec) {
    return new BenchSubject(name, spec, SpecHash.of(spec), UNetBuilder.build(spec));
  }
}
