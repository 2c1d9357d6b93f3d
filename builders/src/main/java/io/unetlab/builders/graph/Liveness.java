package io.unetlab.builders.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * When a graph's intermediate results can be freed: after the last step that reads them, or at
 * their own step if none does. The network's outputs live to the end.
 */
public final class Liveness {

  private final int[] lastStep;

  private Liveness(int[] lastStep) {
    this.lastStep = lastStep;
  }

  public static Liveness of(Graph graph) {
    int[] lastStep = new int[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      lastStep[node.id()] = node.id();
      for (Node input : node.inputs()) {
        lastStep[input.id()] = node.id();
      }
    }
    graph.outputs().forEach(output -> lastStep[output.node().id()] = lastStep.length);
    return new Liveness(lastStep);
  }

  /** Values that no later step reads: inputs read for the last time, an output never read. */
  public List<Node> deadAfter(Node step) {
    List<Node> dead = new ArrayList<>();
    for (Node input : step.inputs()) {
      if (endsAt(input, step) && !dead.contains(input)) {
        dead.add(input);
      }
    }
    if (endsAt(step, step)) {
      dead.add(step);
    }
    return dead;
  }

  /** The last step that reads a value; the number of steps if it lives to the end. */
  public int lastStep(Node value) {
    return lastStep[value.id()];
  }

  private boolean endsAt(Node value, Node step) {
    return lastStep[value.id()] == step.id();
  }
}
