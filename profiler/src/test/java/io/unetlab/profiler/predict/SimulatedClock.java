package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.cost.CostReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A target whose true costs are known: an operation takes time by its FLOPs and its elements, and
 * within a network a convolution takes a quarter more, a kernel and a network take a constant.
 */
final class SimulatedClock implements NetworkClock {

  static final double CONVOLUTION = 1.25;
  static final double PER_NETWORK = 0.5;
  private static final double CALL = 0.02;
  private static final int TOGETHER = 20;

  private final Random noise = new Random(7);
  private final double deviation;
  int batches;
  double slowness = 1;

  SimulatedClock(double deviation) {
    this.deviation = deviation;
  }

  static double alone(CostReport costs, Node node) {
    return 1e-3 + costs.of(node).flops() / 1e8 + node.shape().elements() / 1e7;
  }

  private static double alone(Graph graph) {
    CostReport costs = CostReport.of(graph);
    return Fusions.NONE.groups(graph).stream().mapToDouble(it -> alone(costs, it.first())).sum();
  }

  /** What a network truly takes. */
  static double network(Graph graph) {
    CostReport costs = CostReport.of(graph);
    double millis = PER_NETWORK + CALL;
    for (OperationGroup group : Fusions.NONE.groups(graph)) {
      double alone = alone(costs, group.first());
      millis += group.key().work() == WorkKind.CONVOLUTION ? CONVOLUTION * alone : alone;
    }
    return millis;
  }

  @Override
  public ModelTarget target() {
    return new ModelTarget("host", "a simulation", "onnxruntime", "1.0", 2, "float32");
  }

  @Override
  public Batch time(Map<String, Graph> graphs, Effort effort, long seed) {
    batches++;
    slowness = 1 + 0.3 * (batches % 3);
    Map<String, Timed> times = new LinkedHashMap<>();
    graphs.forEach(
        (name, graph) -> {
          double millis = effort == Effort.NETWORK ? network(graph) : CALL + alone(graph);
          double factor = slowness * Math.exp(deviation * noise.nextGaussian());
          times.put(name, new Timed(millis * factor, deviation, 9));
        });
    return new Batch(10 * slowness, times, Map.of());
  }

  @Override
  public boolean holds(List<Graph> graphs) {
    return graphs.size() <= TOGETHER;
  }

  @Override
  public Map<Node, Node> fused(Graph graph) {
    return Map.of();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
