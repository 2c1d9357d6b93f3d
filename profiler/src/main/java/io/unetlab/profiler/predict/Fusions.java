package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which operations a runtime computes in the kernel of the operation before them, by their kinds.
 *
 * @param pairs each a kind and the kind that follows it
 */
public record Fusions(SortedSet<Pair> pairs) {

  private static final String THEN = " > ";

  /** Without any. */
  public static final Fusions NONE = new Fusions(new TreeSet<>());

  /** Two kinds of operations. */
  public record Pair(String first, String second) implements Comparable<Pair> {

    /** As {@code conv 3x3 > add of an image}. */
    public String text() {
      return first + THEN + second;
    }

    /** Reads what {@link #text} wrote; without a second kind, the second is empty. */
    public static Pair parse(String text) {
      int at = text.indexOf(THEN);
      return at < 0
          ? new Pair(text, "")
          : new Pair(text.substring(0, at), text.substring(at + THEN.length()));
    }

    @Override
    public int compareTo(Pair other) {
      return text().compareTo(other.text());
    }
  }

  public Fusions {
    pairs = Collections.unmodifiableSortedSet(new TreeSet<>(pairs));
  }

  /**
   * The kinds of what was seen in networks.
   *
   * @param fused operations, each with the one whose kernel computes it
   */
  public static Fusions of(Collection<Map<Node, Node>> fused) {
    SortedSet<Pair> pairs = new TreeSet<>();
    for (Map<Node, Node> network : fused) {
      network.forEach((node, into) -> pairs.add(pair(into, node)));
    }
    return new Fusions(pairs);
  }

  private static Pair pair(Node first, Node second) {
    return new Pair(OperationGroup.keyOf(first).kind(), OperationGroup.keyOf(second).kind());
  }

  /**
   * A network's operations as the runtime groups them. Inputs are in none, nor are the further
   * parts of a tensor that is split, which come from the first one's kernel.
   */
  List<OperationGroup> groups(Graph graph) {
    Map<Node, Integer> readers = readers(graph);
    Map<Node, List<Node>> byLast = new LinkedHashMap<>();
    Map<Node, Node> split = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Input
          || (node.op() instanceof Chunk && split.putIfAbsent(node.input(0), node) != null)) {
        continue;
      }
      byLast.put(node, extended(node, readers, byLast));
    }
    return byLast.values().stream().map(OperationGroup::new).toList();
  }

  // The group that ends with one of its inputs, the latest first, is taken out and grows by it.
  private List<Node> extended(Node node, Map<Node, Integer> readers, Map<Node, List<Node>> byLast) {
    List<Node> own = new ArrayList<>();
    for (int i = node.inputs().size() - 1; i >= 0 && own.isEmpty(); i--) {
      Node input = node.input(i);
      List<Node> before = byLast.get(input);
      if (before != null
          && readers.getOrDefault(input, 0) == 1
          && input.shape().equals(node.shape())
          && pairs.contains(pair(input, node))) {
        byLast.remove(input);
        own.addAll(before);
      }
    }
    own.add(node);
    return own;
  }

  private static Map<Node, Integer> readers(Graph graph) {
    Map<Node, Integer> readers = new HashMap<>();
    graph
        .nodes()
        .forEach(node -> node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
    graph.outputs().forEach(output -> readers.merge(output.node(), 1, Integer::sum));
    return readers;
  }
}
