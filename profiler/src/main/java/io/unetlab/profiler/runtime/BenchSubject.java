package io.unetlab.profiler.runtime;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import java.util.Objects;

/**
 * A network to be measured.
 *
 * @param name unique within a run
 */
public record BenchSubject(String name, NetworkSpec spec, SpecHash hash, Graph graph) {

  public BenchSubject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(graph, "graph");
  }

  /** Builds a valid spec under this name. */
  public static BenchSubject of(String name, NetworkSpec spec) {
    return new BenchSubject(name, spec, spec.hash(), Networks.graph(spec));
  }
}
