package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Stage;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a graph costs. Every view derives from the same per-node counts, so its parts add up to the
 * total. Views are computed on demand; the total and the memory plan eagerly.
 */
public final class CostReport {

  private final Graph graph;
  private final List<Cost> costs;
  private final Cost total;
  private final MemoryPlan memory;

  private CostReport(Graph graph, List<Cost> costs, Cost total, MemoryPlan memory) {
    this.graph = graph;
    this.costs = costs;
    this.total = total;
    this.memory = memory;
  }

  /**
   * Counts a graph.
   *
   * @throws SpecException when a count, or its bytes in float32, the widest type, does not fit 64
   *     bits
   */
  public static CostReport of(Graph graph) {
    List<Cost> costs = new ArrayList<>(graph.nodes().size());
    OpCost counter = new OpCost();
    Cost total = Cost.ZERO;
    for (Node node : graph.nodes()) {
      try {
        Cost cost = node.accept(counter);
        costs.add(cost);
        total = total.plus(cost);
        NumberType.FLOAT32.bytes(total.elementsMoved());
        NumberType.FLOAT32.bytes(total.params());
      } catch (ArithmeticException e) {
        throw uncountable(node);
      }
    }
    return new CostReport(graph, costs, total, memory(graph));
  }

  // Elements fit, because they are at most those moved plus half the MACs; bytes may not.
  private static MemoryPlan memory(Graph graph) {
    MemoryPlan memory = MemoryPlan.of(graph);
    try {
      memory.withScores().bytes(NumberType.FLOAT32);
      return memory;
    } catch (ArithmeticException e) {
      throw uncountable(memory.withScores().node());
    }
  }

  private static SpecException uncountable(Node node) {
    return SpecException.of(
        SpecCode.UNCOUNTABLE,
        node.location(),
        "the network's counts do not fit 64 bits once `" + node.path() + "` is counted",
        "fewer channels, or a smaller latent");
  }

  public Graph graph() {
    return graph;
  }

  public Cost total() {
    return total;
  }

  public MemoryPlan memory() {
    return memory;
  }

  /** Bytes of all parameters, each stored once. */
  public long weightBytes(NumberType type) {
    return type.isPacked()
        ? graph.weights().mapToLong(weight -> type.bytes(weight.shape().elements())).sum()
        : type.bytes(total.params());
  }

  /** With fused attention; {@link #memory} has the other figure and defines both. */
  public long peakActivationBytes(NumberType type) {
    return type.isPacked()
        ? MemoryPlan.of(graph, type::bytes).fused().elements()
        : memory.fused().bytes(type);
  }

  /**
   * Bytes of activations in memory during each step; {@link #peakActivationBytes} is the largest.
   */
  public long[] liveBytes(NumberType type) {
    return MemoryPlan.live(graph, type::bytes);
  }

  /** FLOPs per byte moved. */
  public double arithmeticIntensity(Precision precision) {
    return total.arithmeticIntensity(precision);
  }

  /** The cost of one node of the graph. */
  public Cost of(Node node) {
    return costs.get(node.id());
  }

  /** By scope. */
  public CostTree tree() {
    return CostTree.of(graph, costs);
  }

  /** By role; roles that the network does not have are omitted. */
  public List<CostRow> byRole() {
    return rows(Node::role, new TreeMap<>(), Role::word);
  }

  /** By operation, in the order in which each first runs. */
  public List<CostRow> byOperation() {
    return rows(OpName::of, new LinkedHashMap<>(), name -> name);
  }

  /** By stage, along the network. */
  public List<CostRow> byLevel() {
    return rows(node -> node.scope().stage(), new TreeMap<>(), this::name);
  }

  /** By stage, then by role; both in network order. */
  public Map<Stage, Map<Role, Cost>> byStageAndRole() {
    Map<Stage, Map<Role, Cost>> table = new TreeMap<>();
    for (Node node : graph.nodes()) {
      table
          .computeIfAbsent(node.scope().stage(), stage -> new TreeMap<>())
          .merge(node.role(), of(node), Cost::plus);
    }
    table.replaceAll((stage, roles) -> Collections.unmodifiableMap(roles));
    return Collections.unmodifiableMap(table);
  }

  /** The name of a stage, for tables: {@code level 0 down (64x64)}, height first. */
  public String name(Stage stage) {
    return stage.equals(Stage.OUTSIDE) ? stage.word() : stage.word() + resolution(stage);
  }

  // A level's first image has the level's resolution; its last may already be resampled.
  private String resolution(Stage stage) {
    return graph.nodes().stream()
        .filter(node -> node.scope().stage().equals(stage) && node.shape().rank() == 4)
        .findFirst()
        .map(node -> " (" + node.shape().dim(2) + "x" + node.shape().dim(3) + ")")
        .orElse("");
  }

  private <K> List<CostRow> rows(
      Function<Node, K> key, Map<K, List<Node>> groups, Function<K, String> name) {
    for (Node node : graph.nodes()) {
      groups.computeIfAbsent(key.apply(node), group -> new ArrayList<>()).add(node);
    }
    List<CostRow> rows = new ArrayList<>();
    groups.forEach((group, nodes) -> rows.add(new CostRow(name.apply(group), sum(nodes), nodes)));
    return rows;
  }

  private Cost sum(List<Node> nodes) {
    return nodes.stream().map(this::of).reduce(Cost.ZERO, Cost::plus);
  }
}
