package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxNodes.Entry;
import java.util.List;
import java.util.Optional;

/**
 * A node of an ONNX file with its neighbours.
 *
 * @param entry as it is in the file
 * @param operation that it computes, or computes a part of; none if it only names an output
 * @param producers the nodes that write what it reads, in the order of its inputs; inputs of the
 *     network and constants have none
 */
record OnnxFileNode(Entry entry, Optional<Node> operation, List<Optional<Entry>> producers)
    implements FileNode {

  OnnxFileNode {
    producers = List.copyOf(producers);
  }

  @Override
  public String operator() {
    return entry.operator();
  }

  @Override
  public String path() {
    return entry.path();
  }

  @Override
  public List<String> reads() {
    return entry.inputs();
  }

  @Override
  public List<String> writes() {
    return entry.outputs();
  }

  @Override
  public boolean multiplies() {
    return entry.multiplies();
  }

  /** The operator of the node that writes its first input; empty if no node does. */
  String producer() {
    return producers.get(0).map(Entry::operator).orElse("");
  }
}
