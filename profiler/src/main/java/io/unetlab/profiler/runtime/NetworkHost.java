package io.unetlab.profiler.runtime;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.latency.Session;
import java.util.List;

/** A started runtime that loads networks, with weights and inputs from a seed. */
interface NetworkHost extends AutoCloseable {

  /** Makes what a user would have made before, so that it is no part of the load time. */
  void prepare(Graph graph);

  /** A network, ready to run; its session ends before this host does. */
  Session load(String name, Graph graph);

  /** Bytes that all these networks take when they are loaded together and one of them runs. */
  long bytes(List<Graph> graphs);

  @Override
  void close();
}
