package io.unetlab.profiler.device;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.ort.OrtForward;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network that runs in milliseconds, as the agent wants it.
 *
 * @param model the ONNX file
 * @param inputs raw numbers
 */
record TinyModel(Graph graph, Path model, Path inputs) {

  private static final long SEED = 7;
  private static final Path SPEC =
      Path.of("../builders/src/test/resources/reference/md_tiny/spec.yaml");

  static TinyModel write(Path folder) throws IOException {
    Graph graph = Networks.graph(SpecLoader.load(SPEC));
    Path model =
        new OnnxExporter()
            .write(
                graph,
                Initializers.seeded(graph, SEED),
                OnnxOptions.USUAL,
                Map.of(),
                folder.resolve("tiny.onnx"),
                done -> {})
            .model();
    return new TinyModel(graph, model, inputs(graph, folder.resolve("tiny.f32")));
  }

  private static Path inputs(Graph graph, Path file) throws IOException {
    WeightStore store = Initializers.inputs(graph, SEED);
    long elements = graph.inputs().stream().mapToLong(it -> it.shape().elements()).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(4 * elements)).order(ByteOrder.LITTLE_ENDIAN);
    for (Node input : graph.inputs()) {
      for (float number : store.tensor(input.name()).floats()) {
        bytes.putFloat(number);
      }
    }
    return Files.write(file, bytes.array());
  }

  /** What the network gives in this process. */
  Tensor output() throws IOException {
    return OrtForward.run(
            graph, Initializers.seeded(graph, SEED), Initializers.inputs(graph, SEED), 1)
        .get(0);
  }

  /**
   * For three samples after two runs that warm up.
   *
   * @param changes values instead of these, or more options
   */
  AgentCall call(String... changes) {
    Map<String, String> options = new LinkedHashMap<>();
    put(options, "--model", model.toString(), "--inputs", inputs.toString(), "--threads", "1");
    put(options, "--warmup-runs", "2", "--warmup-seconds", "0", "--min-runs", "3");
    put(options, "--min-seconds", "0", "--max-seconds", "600", "--deadline", "120");
    put(options, changes);
    List<String> arguments =
        options.entrySet().stream().flatMap(it -> Stream.of(it.getKey(), it.getValue())).toList();
    return new AgentCall(
        List.of(model.toString(), inputs.toString()), arguments, Optional.empty(), 120);
  }

  private static void put(Map<String, String> options, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      options.put(changes[i], changes[i + 1]);
    }
  }
}
