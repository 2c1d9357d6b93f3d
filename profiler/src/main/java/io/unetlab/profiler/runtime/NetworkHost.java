package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.latency.Session;
import java.util.List;
import java.util.Map;

/** A started runtime that loads networks, with weights and inputs from a seed. */
interface NetworkHost extends AutoCloseable {

  /**
   * Prepares what a user would have prepared in advance, so that it is not part of the load time.
   */
  void prepare(Graph graph);

  /** A network, ready to run; its session is closed before this host. */
  Session load(String name, Graph graph);

  /** Bytes needed with all these networks loaded and one running. */
  long bytes(List<Graph> graphs);

  /** Each operation that another one's kernel computes, with that one; by default none is known. */
  default Map<Node, Node> fused(Graph graph) {
    return Map.of();
  }

  @Override
  void close();
}
