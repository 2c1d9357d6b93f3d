package io.unetlab.builders.ort;

import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Batch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a network once with given weights, through a temporary file. */
public final class OrtForward {

  private OrtForward() {}

  /**
   * The network's outputs. An exported file has a fixed batch: if it is one, a larger batch runs
   * element by element.
   *
   * @param weights that match the graph
   * @param inputs that match the graph
   */
  public static List<Tensor> run(Graph graph, WeightStore weights, WeightStore inputs, int threads)
      throws IOException {
    try (ScratchFolder folder = ScratchFolder.make("forward")) {
      Path model =
          new OnnxExporter()
              .write(
                  graph,
                  weights,
                  OnnxOptions.USUAL,
                  Map.of(),
                  folder.path().resolve("network.onnx"),
                  done -> {})
              .model();
      try (OrtModel network = OrtModel.load(model, threads)) {
        return graph.batch() == 1 ? Batch.oneByOne(inputs, network::run) : network.run(inputs);
      }
    }
  }
}
