package io.unetlab.profiler.device;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.ort.OnnxModels;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the agent needs to run one network.
 *
 * @param model the ONNX file and, behind it, the file of its weights if that is apart
 * @param inputs raw little-endian float32 of all inputs, in the model's order
 */
record NetworkFiles(List<Path> model, Path inputs) {

  /**
   * Uses the files of all networks at once; models come from the cache, which keeps them meanwhile.
   *
   * @param scratch for the inputs
   */
  static <T> T use(
      List<Graph> graphs, long seed, Path scratch, Function<List<NetworkFiles>, T> use) {
    return use(OnnxModels.inCache(), graphs, seed, scratch, new ArrayList<>(), use);
  }

  private static <T> T use(
      OnnxModels models,
      List<Graph> graphs,
      long seed,
      Path scratch,
      List<NetworkFiles> ready,
      Function<List<NetworkFiles>, T> use) {
    if (ready.size() == graphs.size()) {
      return use.apply(List.copyOf(ready));
    }
    Graph graph = graphs.get(ready.size());
    Path inputs = scratch.resolve("inputs" + ready.size() + ".bin");
    return models.use(
        graph,
        seed,
        OnnxOptions.USUAL,
        file -> {
          try {
            writeInputs(graph, seed, inputs);
            ready.add(new NetworkFiles(besides(file), inputs));
          } catch (IOException e) {
            throw new UncheckedIOException("cannot write a network's inputs: " + e, e);
          }
          return use(models, graphs, seed, scratch, ready, use);
        });
  }

  private static List<Path> besides(Path model) throws IOException {
    try (Stream<Path> files = Files.list(model.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(model.getFileName().toString()))
          .sorted(Comparator.comparing(file -> file.getFileName().toString().length()))
          .toList();
    }
  }

  private static void writeInputs(Graph graph, long seed, Path to) throws IOException {
    WeightStore inputs = Initializers.inputs(graph, seed);
    List<float[]> all = new ArrayList<>();
    for (Node input : graph.inputs()) {
      all.add(inputs.tensor(input.name()).floats());
    }
    int count = all.stream().mapToInt(numbers -> numbers.length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    all.forEach(
        numbers -> {
          for (float number : numbers) {
            bytes.putFloat(number);
          }
        });
    Files.write(to, bytes.array());
  }
}
