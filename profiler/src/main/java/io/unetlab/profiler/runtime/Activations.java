package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.NumberType;
import java.util.List;

/** Memory that a run needs in addition to the weights. */
final class Activations {

  /** Kernels need workspace in addition to their outputs. */
  private static final long ROOM = 2;

  private Activations() {}

  /** Bytes for the network that needs the most. */
  static long most(List<Graph> graphs) {
    return ROOM
        * graphs.stream()
            .mapToLong(graph -> CostReport.of(graph).peakActivationBytes(NumberType.FLOAT32))
            .max()
            .orElse(0);
  }
}
