package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How long each node takes, measured in runs of their own, since stopping the clock at every node
 * slows a run a little. A node that only gives numbers another order takes no time; whoever reads
 * them pays for it.
 */
public final class NodeTimes {

  private static final int RUNS = 3;

  private final Graph graph;
  private final double[] millis;

  private NodeTimes(Graph graph, double[] millis) {
    this.graph = graph;
    this.millis = millis;
  }

  /** The median of a few runs for each node, after one that warms up. */
  public static NodeTimes measure(BenchSubject subject, BenchSettings settings) {
    PyTorch.setThreads(settings.threads());
    double[][] runs = new double[subject.graph().nodes().size()][RUNS];
    try (WeightPool pool = new WeightPool(settings.precision());
        DjlModel model = DjlContender.model(subject.graph(), settings.weightsSeed(), pool)) {
      model.run();
      for (int run = 0; run < RUNS; run++) {
        int index = run;
        model.run((node, nanos) -> runs[node.id()][index] = nanos / 1e6);
      }
    }
    double[] medians = Arrays.stream(runs).mapToDouble(new Median()::evaluate).toArray();
    return new NodeTimes(subject.graph(), medians);
  }

  public Graph graph() {
    return graph;
  }

  /** Milliseconds of some nodes together. */
  public double millis(Collection<Node> nodes) {
    return nodes.stream().mapToDouble(node -> millis[node.id()]).sum();
  }

  /** Milliseconds of all nodes together. */
  public double totalMillis() {
    return Arrays.stream(millis).sum();
  }
}
