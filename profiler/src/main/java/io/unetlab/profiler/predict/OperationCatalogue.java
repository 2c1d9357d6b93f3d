package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The distinct operations of networks, each as a network of its own, in the order of what they are
 * worth measuring: first those of networks that are measured too, then by FLOPs times the networks
 * that contain them.
 */
public final class OperationCatalogue {

  private final Fusions fusions;
  private final Map<OperationKey, Graph> graphs = new HashMap<>();
  private final Map<OperationKey, Integer> networks = new HashMap<>();
  private final Set<OperationKey> needed = new HashSet<>();

  public OperationCatalogue(Fusions fusions) {
    this.fusions = fusions;
  }

  /**
   * Adds the operations of a network that is measured too, without which nothing is fitted to it.
   */
  public void addNeeded(Graph network) {
    needed.addAll(added(network));
  }

  /** Adds a network's operations. */
  public void add(Graph network) {
    added(network);
  }

  private Set<OperationKey> added(Graph network) {
    Set<OperationKey> seen = new HashSet<>();
    for (OperationGroup group : fusions.groups(network)) {
      OperationKey key = group.key();
      if (seen.add(key)) {
        graphs.computeIfAbsent(key, it -> group.graph());
        networks.merge(key, 1, Integer::sum);
      }
    }
    return seen;
  }

  public int size() {
    return graphs.size();
  }

  /** The small network of an operation. */
  public Graph graph(OperationKey key) {
    Graph graph = graphs.get(key);
    if (graph == null) {
      throw new IllegalArgumentException(key + " is in no network of the catalogue");
    }
    return graph;
  }

  /** All keys, those worth most first. */
  public List<OperationKey> keys() {
    Map<OperationKey, Double> worth =
        graphs.keySet().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), it -> (1.0 + flops(graphs.get(it))) * networks.get(it)));
    return graphs.keySet().stream()
        .sorted(
            Comparator.comparing((OperationKey it) -> !needed.contains(it))
                .thenComparing(it -> -worth.get(it))
                .thenComparing(OperationKey::text))
        .toList();
  }

  private static double flops(Graph graph) {
    return CostReport.of(graph).total().flops();
  }
}
