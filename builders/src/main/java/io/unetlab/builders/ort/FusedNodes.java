package io.unetlab.builders.ort;

import ai.onnxruntime.OrtException;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.weights.Initializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operations ONNX Runtime computes in another operation's kernel. */
public final class FusedNodes {

  /** They only rearrange what another kernel computed. */
  private static final Set<String> REARRANGING = Set.of("ReorderInput", "ReorderOutput");

  private FusedNodes() {}

  /**
   * Loads a network, runs it and looks at the kernels that ran.
   *
   * @param model the graph's file
   * @return each operation without a kernel of its own, with the one before it that computes it
   * @throws OrtFailure if the runtime rejects the file
   */
  public static Map<Node, Node> find(Graph graph, Path model, int threads) throws IOException {
    try (ScratchFolder folder = ScratchFolder.make("fused")) {
      Path optimized = folder.path().resolve("optimized.onnx");
      Path prefix = folder.path().resolve("events");
      Path events =
          OrtProfile.events(model, Initializers.inputs(graph, 0), threads, 1, optimized, prefix);
      Set<String> ran = OrtProfile.micros(events).keySet();
      List<Kernel> kernels =
          Kernel.read(optimized).stream().filter(it -> ran.contains(it.name())).toList();
      return of(graph, kernels);
    } catch (OrtException e) {
      throw new OrtFailure(e);
    }
  }

  static Map<Node, Node> of(Graph graph, List<Kernel> kernels) {
    Attribution attribution = new Attribution(graph, kernels);
    Set<Node> own = new HashSet<>();
    kernels.stream()
        .filter(kernel -> !REARRANGING.contains(kernel.operator()))
        .forEach(kernel -> attribution.of(kernel).ifPresent(own::add));
    Map<Node, Node> fused = new HashMap<>();
    for (Node node : graph.nodes()) {
      // The parts of a tensor that is split share one kernel without being fused.
      if (node.op() instanceof Input || node.op() instanceof Chunk || own.contains(node)) {
        continue;
      }
      for (int i = node.inputs().size() - 1; i >= 0; i--) {
        if (own.contains(node.input(i))) {
          fused.put(node, node.input(i));
          break;
        }
      }
    }
    return fused;
  }
}
