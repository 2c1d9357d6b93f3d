package io.unetlab.profiler.runtime;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.DjlNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.litert.LiteRtProfile;
import io.unetlab.builders.ort.OrtProfile;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The time of each node, measured in separate runs, since timing every node slows a run slightly. A
 * node that only reorders data takes no time; its readers pay for it.
 */
public final class NodeTimes {

  /** Number of runs over which the median is taken. */
  public static final int RUNS = 3;

  private final Graph graph;
  private final double[] millis;
  private final Map<String, Double> others;

  private NodeTimes(Graph graph, double[] millis, Map<String, Double> others) {
    this.graph = graph;
    this.millis = millis;
    this.others = others;
  }

  /** The median of a few runs for each node, after one warm-up run. */
  public static NodeTimes measure(
      BenchSubject subject, HostRuntime runtime, BenchSettings settings) {
    return switch (runtime) {
      case DJL -> onDjl(subject.graph(), settings);
      case ONNXRUNTIME -> onOnnxRuntime(subject.graph(), settings);
      case LITERT -> onLiteRt(subject.graph(), settings);
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
   * @param run runs the network and reports the time of each node
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
    try (OrtHost host = new OrtHost(settings, ExportStore.CACHE)) {
      OrtProfile profile = host.profile(graph, RUNS);
      return profiled(graph, profile.nodes(), profile.others());
    }
  }

  private static NodeTimes onLiteRt(Graph graph, BenchSettings settings) {
    try (LiteRtHost host = new LiteRtHost(settings, ExportStore.CACHE)) {
      LiteRtProfile profile = host.profile(graph, RUNS);
      return profiled(graph, profile.nodes(), profile.others());
    }
  }

  // From the microseconds of each run.
  private static NodeTimes profiled(
      Graph graph, Map<Node, double[]> nodes, Map<String, double[]> unknown) {
    double[] medians = new double[graph.nodes().size()];
    nodes.forEach((node, micros) -> medians[node.id()] = millis(micros));
    Map<String, Double> others = new TreeMap<>();
    unknown.forEach((operator, micros) -> others.put(operator, millis(micros)));
    return new NodeTimes(graph, medians, others);
  }

  private static double millis(double[] micros) {
    return new Median().evaluate(micros) / 1e3;
  }

  public Graph graph() {
    return graph;
  }

  /** Total milliseconds of these nodes. */
  public double millis(Collection<Node> nodes) {
    return nodes.stream().mapToDouble(node -> millis[node.id()]).sum();
  }

  /** Milliseconds of work that belongs to no known node, by the runtime's name. */
  public Map<String, Double> others() {
    return Collections.unmodifiableMap(others);
  }

  /** Total milliseconds. */
  public double totalMillis() {
    double unknown = others.values().stream().mapToDouble(Double::doubleValue).sum();
    return Arrays.stream(millis).sum() + unknown;
  }
}
