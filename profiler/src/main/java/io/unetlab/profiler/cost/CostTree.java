package io.unetlab.profiler.cost;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Costs by scope, named as diffusers names its modules; the leaves are the operations. A part with
 * children costs the sum of its children.
 *
 * @param name its name within its parent, which may contain dots ({@code resnets.0}); the network's
 *     name at the root
 * @param path its full name; empty at the root
 * @param children in order of first execution; empty for an operation
 */
public record CostTree(String name, String path, Cost cost, List<CostTree> children) {

  public CostTree {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(cost, "cost");
    children = List.copyOf(children);
  }

  /** The part with this path, such as {@code down_blocks.0.resnets.0}. */
  public Optional<CostTree> find(String wanted) {
    if (path.equals(wanted)) {
      return Optional.of(this);
    }
    return children.stream()
        .filter(child -> (wanted + ".").startsWith(child.path + "."))
        .flatMap(child -> child.find(wanted).stream())
        .findFirst();
  }

  /** The same tree as a part of a larger one: named after the part, the cost that of all runs. */
  public CostTree within(String part, long runs) {
    return within(part, part + ".", runs);
  }

  private CostTree within(String newName, String prefix, long runs) {
    String whole = path.isEmpty() ? newName : prefix + path;
    List<CostTree> inner = children.stream().map(it -> it.within(it.name, prefix, runs)).toList();
    return new CostTree(newName, whole, cost.times(runs), inner);
  }

  /** The tree of a graph's nodes, given their costs by id. */
  static CostTree of(Graph graph, List<Cost> costs) {
    Branch root = new Branch(graph.name(), "");
    Map<String, Branch> branches = new HashMap<>();
    for (Node node : graph.nodes()) {
      CostTree leaf = new CostTree(node.name(), node.path(), costs.get(node.id()), List.of());
      branch(node.scope(), root, branches).add(() -> leaf);
    }
    return root.tree();
  }

  // By path: nodes of one scope may belong to several stages.
  private static Branch branch(Scope scope, Branch root, Map<String, Branch> branches) {
    if (scope.parent().isEmpty()) {
      return root;
    }
    Branch known = branches.get(scope.path());
    if (known != null) {
      return known;
    }
    Branch made = new Branch(scope.name(), scope.path());
    branches.put(scope.path(), made);
    branch(scope.parent().get(), root, branches).add(made);
    return made;
  }

  private interface Part {
    CostTree tree();
  }

  /** A scope whose parts are still being collected. */
  private static final class Branch implements Part {

    private final String name;
    private final String path;
    private final List<Part> parts = new ArrayList<>();

    Branch(String name, String path) {
      this.name = name;
      this.path = path;
    }

    void add(Part part) {
      parts.add(part);
    }

    @Override
    public CostTree tree() {
      List<CostTree> children = parts.stream().map(Part::tree).toList();
      return new CostTree(
          name,
          path,
          children.stream().map(CostTree::cost).reduce(Cost.ZERO, Cost::plus),
          children);
    }
  }
}
