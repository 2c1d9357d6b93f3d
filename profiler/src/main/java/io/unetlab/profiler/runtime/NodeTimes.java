package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.DjlNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.ort.OrtProfile;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How long each node takes, measured in runs of their own, since stopping the clock at every node
 * slows a run a little. A node that only gives numbers another order takes no time; whoever reads
 * them pays for it.
 */
public final class NodeTimes {

  /** Of which the median is taken. */
  public static final int RUNS = 3;

  private final Graph graph;
  private final double[] millis;
  private final Map<String, Double> others;

  private NodeTimes(Graph graph, double[] millis, Map<String, Double> others) {
    this.graph = graph;
    this.millis = millis;
    this.others = others;
  }

  /** The median of a few runs for each node, after one that warms up. */
  public static NodeTimes measure(
      BenchSubject subject, HostRuntime runtime, BenchSettings settings) {
    return switch (runtime) {
      case DJL -> onDjl(subject.graph(), settings);
      case ONNXRUNTIME -> onOnnxRuntime(subject.graph(), settings);
    };
  }

  private static NodeTimes onDjl(Graph graph, BenchSettings settings) {
    try (DjlHost host = new DjlHost(settings);
        DjlModel model = host.model(graph)) {
      model.run();
      return timed(graph, model::run);
    }
  }

  /**
   * The medians of a few runs in which every node is timed.
   *
   * @param run runs the network and tells how long each node took
   * @throws IllegalStateException when a node that is not an input was not timed
   */
  static NodeTimes timed(Graph graph, Consumer<DjlNetwork.NodeTimer> run) {
    double[][] runs = new double[graph.nodes().size()][RUNS];
    for (double[] times : runs) {
      Arrays.fill(times, Double.NaN);
    }
    graph.inputs().forEach(input -> Arrays.fill(runs[input.id()], 0));
    for (int made = 0; made < RUNS; made++) {
      int index = made;
      run.accept((node, nanos) -> runs[node.id()][index] = nanos / 1e6);
    }
    for (Node node : graph.nodes()) {
      if (Arrays.stream(runs[node.id()]).anyMatch(Double::isNaN)) {
        throw new IllegalStateException(node.path() + " was not timed");
      }
    }
    double[] medians = Arrays.stream(runs).mapToDouble(new Median()::evaluate).toArray();
    return new NodeTimes(graph, medians, Map.of());
  }

  private static NodeTimes onOnnxRuntime(Graph graph, BenchSettings settings) {
    OrtProfile profile;
    try (OrtHost host = new OrtHost(settings)) {
      profile = host.profile(graph, RUNS);
    }
    double[] medians = new double[graph.nodes().size()];
    profile.nodes().forEach((node, micros) -> medians[node.id()] = millis(micros));
    Map<String, Double> others = new TreeMap<>();
    profile.others().forEach((operator, micros) -> others.put(operator, millis(micros)));
    return new NodeTimes(graph, medians, others);
  }

  private static double millis(double[] micros) {
    return new Median().evaluate(micros) / 1e3;
  }

  public Graph graph() {
    return graph;
  }

  /** Milliseconds of some nodes together. */
  public double millis(Collection<Node> nodes) {
    return nodes.stream().mapToDouble(node -> millis[node.id()]).sum();
  }

  /** Milliseconds of what works for no node that is known, by the runtime's own name for it. */
  public Map<String, Double> others() {
    return Collections.unmodifiableMap(others);
  }

  /** Milliseconds of everything together. */
  public double totalMillis() {
    double unknown = others.values().stream().mapToDouble(Double::doubleValue).sum();
    return Arrays.stream(millis).sum() + unknown;
  }
}
