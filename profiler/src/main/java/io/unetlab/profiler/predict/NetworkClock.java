package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import java.util.List;
import java.util.Map;

/** Times operations and networks on one target. */
public interface NetworkClock extends AutoCloseable {

  /** What is timed: each needs its own number of runs. */
  enum Effort {
    /** Operations, of microseconds to a second. */
    OPERATION,
    /** Whole networks. */
    NETWORK
  }

  /**
   * A graph's time.
   *
   * @param millis of one run, at the speed that the target had
   * @param spread the middle half of its runs, relative to their median
   */
  record Timed(double millis, double spread, int runs) {}

  /**
   * What was timed together.
   *
   * @param kernelMillis what the calibration kernel took meanwhile
   * @param times by name
   * @param failed the reason for each that has no time
   */
  record Batch(double kernelMillis, Map<String, Timed> times, Map<String, String> failed) {}

  /** The target; starts its runtime if necessary. */
  ModelTarget target();

  /** Times graphs by name, interleaved. */
  Batch time(Map<String, Graph> graphs, Effort effort, long seed);

  /** Whether these graphs may be timed together. */
  boolean holds(List<Graph> graphs);

  /** Each operation of a network that another one's kernel computes, with that one. */
  Map<Node, Node> fused(Graph graph);

  @Override
  void close();
}
