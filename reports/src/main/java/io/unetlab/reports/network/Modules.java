package io.unetlab.reports.network;

import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of a stage: the scopes directly within the stage's own. An operation that is directly
 * in the stage belongs to the next module if that starts with the same role (a joined skip to its
 * residual block), else to the one before if that ends with it, else to a module of its own.
 */
final class Modules {

  /** Consecutive nodes of one child scope, or consecutive direct ones of one role. */
  private record Run(Optional<Scope> scope, List<Node> nodes) {

    Role first() {
      return nodes.get(0).role();
    }

    Role last() {
      return nodes.get(nodes.size() - 1).role();
    }

    boolean takes(Node node, Optional<Scope> child) {
      boolean sameScope = scope.map(Scope::path).equals(child.map(Scope::path));
      return sameScope
          && (child.isPresent() || (last().equals(node.role()) && !(node.op() instanceof Concat)));
    }
  }

  private Modules() {}

  /** The modules of one stage's nodes, which are in the order in which they run. */
  static List<Module> of(List<Node> nodes) {
    List<Run> runs = new ArrayList<>();
    for (Node node : nodes) {
      Optional<Scope> child = child(node);
      if (runs.isEmpty() || !runs.get(runs.size() - 1).takes(node, child)) {
        runs.add(new Run(child, new ArrayList<>()));
      }
      runs.get(runs.size() - 1).nodes().add(node);
    }
    return merged(runs).stream().map(Modules::module).toList();
  }

  /** What is outside of all stages, by role; what leads on to the stages comes last. */
  static List<Module> outside(List<Node> nodes) {
    Map<Role, List<Node>> byRole = new LinkedHashMap<>();
    nodes.forEach(node -> byRole.computeIfAbsent(node.role(), it -> new ArrayList<>()).add(node));
    return byRole.values().stream()
        .sorted(Comparator.comparingInt(it -> it.get(it.size() - 1).id()))
        .map(it -> new Module(heaviest(it).path(), heaviest(it).path(), it))
        .toList();
  }

  private static List<Run> merged(List<Run> runs) {
    List<Run> merged = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      boolean direct = run.scope().isEmpty();
      Optional<Run> next =
          i + 1 < runs.size() ? Optional.of(runs.get(i + 1)) : Optional.<Run>empty();
      if (direct && next.filter(it -> it.first().equals(run.last())).isPresent()) {
        next.get().nodes().addAll(0, run.nodes());
      } else if (direct && !merged.isEmpty() && last(merged).last().equals(run.first())) {
        last(merged).nodes().addAll(run.nodes());
      } else {
        merged.add(run);
      }
    }
    return merged;
  }

  private static Run last(List<Run> runs) {
    return runs.get(runs.size() - 1);
  }

  private static Module module(Run run) {
    if (run.scope().isPresent()) {
      Scope scope = run.scope().get();
      return new Module(scope.path(), scope.name(), run.nodes());
    }
    Node named = heaviest(run.nodes());
    return new Module(named.path(), named.name(), run.nodes());
  }

  // The scope below the stage's outermost one.
  private static Optional<Scope> child(Node node) {
    Scope scope = node.scope();
    Optional<Scope> below = Optional.empty();
    while (scope.parent().isPresent()
        && scope.parent().get().stage().equals(node.scope().stage())) {
      below = Optional.of(scope);
      scope = scope.parent().get();
    }
    return below;
  }

  private static Node heaviest(List<Node> nodes) {
    return nodes.stream()
        .max(Comparator.comparingLong(Modules::elements).thenComparing(it -> -it.id()))
        .orElseThrow();
  }

  private static long elements(Node node) {
    return node.op().weights().stream().mapToLong(it -> it.shape().elements()).sum();
  }
}
