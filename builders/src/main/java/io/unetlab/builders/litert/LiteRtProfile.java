package io.unetlab.builders.litert;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.tflite.TfliteOperator;
import io.unetlab.builders.tflite.TfliteOps;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.WeightStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The time of LiteRT's operators, by the operation that they belong to. What the runtime does
 * between them is in no operator's time.
 *
 * @param nodes microseconds of each run by operation; operations merged into another are absent
 * @param others the same for operators of XNNPACK that match none of the file's, by their kind
 */
public record LiteRtProfile(Map<Node, double[]> nodes, Map<String, double[]> others) {

  /**
   * Profiles a network in XNNPACK.
   *
   * @param model the graph's file
   * @param options with which it was exported
   * @param runs to profile, at least one, after one warm-up run
   * @throws IllegalArgumentException without a run
   * @throws LiteRtFailure if the runtime rejects the file
   */
  public static LiteRtProfile measure(
      Graph graph, Path model, TfliteOptions options, WeightStore inputs, int threads, int runs) {
    if (runs < 1) {
      throw new IllegalArgumentException("runs to profile: " + runs);
    }
    List<TfliteOperator> operators = TfliteOps.lower(graph, options).operators();
    LiteRt.start();
    try (OperatorEvents events = new OperatorEvents();
        LoadedFile file = LoadedFile.open(model, CpuKernels.XNNPACK, threads, events::attach)) {
      LiteRtModel network = LiteRtModel.of(file);
      network.run(inputs);
      events.take();
      List<List<OperatorEvent>> all = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        network.run();
        all.add(events.take());
      }
      ExecutionPlan plan = ExecutionPlan.of(file.interpreter(), operators.size());
      return of(operators, plan, all);
    }
  }

  // Of at least one run; each must have the first one's events.
  static LiteRtProfile of(
      List<TfliteOperator> operators, ExecutionPlan plan, List<List<OperatorEvent>> runs) {
    List<OperatorEvent> first = runs.get(0);
    for (List<OperatorEvent> run : runs) {
      if (run.size() != first.size()) {
        throw new IllegalStateException(
            "a run has " + run.size() + " events, the first " + first.size());
      }
    }
    List<Optional<TfliteOperator>> owners = Attribution.of(operators, plan, first);
    Map<Node, double[]> nodes = new HashMap<>();
    Map<String, double[]> others = new TreeMap<>();
    for (int i = 0; i < first.size(); i++) {
      Optional<TfliteOperator> owner = owners.get(i);
      double[] sums =
          owner.isPresent()
              ? nodes.computeIfAbsent(owner.get().node(), key -> new double[runs.size()])
              : others.computeIfAbsent(first.get(i).kind(), key -> new double[runs.size()]);
      for (int run = 0; run < runs.size(); run++) {
        sums[run] += same(first.get(i), runs.get(run).get(i)).micros();
      }
    }
    return new LiteRtProfile(nodes, others);
  }

  private static OperatorEvent same(OperatorEvent first, OperatorEvent later) {
    if (!later.name().equals(first.name())) {
      throw new IllegalStateException("a run has " + later + " in the place of " + first);
    }
    return later;
  }
}
