package io.unetlab.builders.ort;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attributes the runtime's kernels to the graph's operations. A kernel's name, or the name of its
 * output, starts with the operation's path; a kernel that the runtime inserted to rearrange numbers
 * belongs to its reader. A kernel that fuses several operations belongs to the one whose name it
 * kept. Others remain unattributed.
 */
final class Attribution {

  private final Map<String, Node> byPath = new HashMap<>();
  private final Map<String, List<Kernel>> readers = new HashMap<>();

  Attribution(Graph graph, List<Kernel> kernels) {
    graph.nodes().forEach(node -> byPath.put(node.path(), node));
    graph.outputs().forEach(output -> byPath.put(output.name(), output.node()));
    for (Kernel kernel : kernels) {
      kernel
          .inputs()
          .forEach(value -> readers.computeIfAbsent(value, key -> new ArrayList<>()).add(kernel));
    }
  }

  Optional<Node> of(Kernel kernel) {
    Optional<Node> named = named(kernel);
    return named.isPresent() ? named : ofReaders(kernel);
  }

  private Optional<Node> named(Kernel kernel) {
    Optional<Node> own = node(kernel.name());
    return own.isPresent()
        ? own
        : kernel.outputs().stream().flatMap(value -> node(value).stream()).findFirst();
  }

  private Optional<Node> ofReaders(Kernel kernel) {
    Set<Optional<Node>> nodes =
        kernel.outputs().stream()
            .flatMap(value -> readers.getOrDefault(value, List.of()).stream())
            .map(this::of)
            .collect(Collectors.toSet());
    return nodes.size() == 1 ? nodes.iterator().next() : Optional.empty();
  }

  private Optional<Node> node(String name) {
    int end = name.indexOf('/');
    return Optional.ofNullable(byPath.get(end < 0 ? name : name.substring(0, end)));
  }
}
