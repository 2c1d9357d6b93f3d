package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Memory for the weights of networks that a runtime reads from files and packs for its kernels:
 * until a network is packed, its weights are in memory twice.
 */
final class PackedWeights {

  private PackedWeights() {}

  /** Bytes of float32 weights at most, while these networks are loaded one after another. */
  static long most(List<Graph> graphs) {
    long[] each = graphs.stream().mapToLong(PackedWeights::of).toArray();
    return LongStream.of(each).sum() + LongStream.of(each).max().orElse(0);
  }

  private static long of(Graph graph) {
    long elements = graph.weights().mapToLong(weight -> weight.shape().elements()).sum();
    return elements * ElementType.FLOAT32.bytes();
  }
}
