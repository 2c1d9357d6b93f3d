package io.unetlab.reports.network;

import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.reports.network.DrawnLine.Way;
import java.util.List;

/**
 * Operations that run one after another under one name.
 *
 * @param scope the full name
 * @param name within the stage
 * @param nodes in the order in which they run
 */
record Module(String scope, String name, List<Node> nodes) {

  Module {
    nodes = List.copyOf(nodes);
  }

  Node last() {
    return nodes.get(nodes.size() - 1);
  }

  /** The channels of its output. */
  long channels() {
    TensorShape shape = last().shape();
    return shape.isImage() ? shape.dim(1) : shape.last();
  }

  /** What it does to the resolution of the image that it reads. */
  Way way() {
    long after = pixels(last());
    long before =
        nodes.stream()
            .flatMap(node -> node.inputs().stream())
            .filter(input -> !nodes.contains(input) && input.shape().isImage())
            .mapToLong(Module::pixels)
            .findFirst()
            .orElse(after);
    return !last().shape().isImage() || before == after
        ? Way.LEVEL
        : after < before ? Way.REDUCES : Way.ENLARGES;
  }

  /** Height times width of an image; 0 of other tensors. */
  static long pixels(Node node) {
    TensorShape shape = node.shape();
    return shape.isImage() ? shape.dim(2) * shape.dim(3) : 0;
  }
}
