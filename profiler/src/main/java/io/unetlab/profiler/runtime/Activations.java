package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import java.util.List;

/** What a run needs beside the weights. */
final class Activations {

  /** Kernels need room of their own beside their results. */
  private static final long ROOM = 2;

  private Activations() {}

  /** Bytes of the network that needs most. */
  static long most(List<Graph> graphs) {
    return ROOM
        * graphs.stream()
            .mapToLong(graph -> CostReport.of(graph).peakActivationBytes(ElementType.FLOAT32))
            .max()
            .orElse(0);
  }
}
