package io.unetlab.reports.network;

import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Role;
import io.unetlab.builders.graph.Scope;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.reports.network.DrawnBlock.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The blocks of a module: one for each role, in the order in which the roles first run. */
final class BlockReader {

  private static final Pattern NUMBERED = Pattern.compile(".*\\.\\d+");

  private final CostReport report;

  BlockReader(CostReport report) {
    this.report = report;
  }

  List<DrawnBlock> read(Module module) {
    List<DrawnBlock> blocks = new ArrayList<>();
    byRole(module).forEach((role, nodes) -> blocks.add(block(module, role, nodes)));
    return blocks;
  }

  /** How many blocks are beside each other: all but a frame. */
  int count(Module module) {
    return byRole(module).size() - (frame(module).isPresent() ? 1 : 0);
  }

  private static Map<Role, List<Node>> byRole(Module module) {
    Map<Role, List<Node>> byRole = new LinkedHashMap<>();
    for (Node node : module.nodes()) {
      byRole.computeIfAbsent(node.role(), it -> new ArrayList<>()).add(node);
    }
    return byRole;
  }

  private DrawnBlock block(Module module, Role role, List<Node> nodes) {
    return new DrawnBlock(
        module.scope(),
        module.name(),
        role.word(),
        frame(module).filter(role::equals).isPresent(),
        repeats(module, nodes),
        nodes.stream().anyMatch(BlockReader::isDepthwise),
        nodes.get(nodes.size() - 1).shape().toString(),
        nodes.stream().map(report::of).reduce(Cost.ZERO, Cost::plus),
        nodes.stream().map(it -> operation(module, it)).toList(),
        State.ALONE,
        Optional.empty());
  }

  // A role that comes first and last, with others in between.
  private static Optional<Role> frame(Module module) {
    Role first = module.nodes().get(0).role();
    boolean others = module.nodes().stream().anyMatch(it -> !it.role().equals(first));
    return others && module.last().role().equals(first) ? Optional.of(first) : Optional.empty();
  }

  private Operation operation(Module module, Node node) {
    String path = node.path();
    String inside = module.scope() + ".";
    String stage = module.scope().substring(0, module.scope().length() - module.name().length());
    String name = path.substring(path.startsWith(inside) ? inside.length() : stage.length());
    return new Operation(name, report.of(node));
  }

  private static int repeats(Module module, List<Node> nodes) {
    long numbered =
        nodes.stream()
            .map(Node::scope)
            .flatMap(it -> numbered(module, it).stream())
            .distinct()
            .count();
    return Math.toIntExact(Math.max(1, numbered));
  }

  // The numbered scope directly within the module.
  private static Optional<String> numbered(Module module, Scope scope) {
    for (Scope at = scope; at.parent().isPresent(); at = at.parent().get()) {
      if (at.parent().get().path().equals(module.scope())
          && NUMBERED.matcher(at.name()).matches()) {
        return Optional.of(at.name());
      }
    }
    return Optional.empty();
  }

  private static boolean isDepthwise(Node node) {
    return node.op() instanceof Conv2d conv && conv.groups() > 1 && conv.groups() == conv.in();
  }
}
