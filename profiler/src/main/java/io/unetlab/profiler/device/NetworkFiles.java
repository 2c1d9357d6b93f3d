package io.unetlab.profiler.device;

import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.ScratchFolder;
import io.unetlab.builders.export.CachedExports;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files that the agent needs for the networks of a run. Models are leased from the cache until
 * this is closed.
 */
final class NetworkFiles implements DeviceNetworks {

  /**
   * The files of one network.
   *
   * @param model the ONNX file and, after it, the file of its weights if separate
   * @param inputs raw little-endian float32 of all inputs, in the model's order; whole numbers too
   */
  private record OneNetwork(List<Path> model, Path inputs) {}

  private final Device device;
  private final ScratchFolder scratch;
  private final List<Lease> leases = new ArrayList<>();
  private final List<OneNetwork> all = new ArrayList<>();

  private NetworkFiles(Device device, ScratchFolder scratch) {
    this.device = device;
    this.scratch = scratch;
  }

  /** Creates the files of these networks, with weights and inputs from the seed. */
  static NetworkFiles of(Device device, List<Graph> graphs, long seed) throws IOException {
    CachedExports<OnnxOptions> models =
        CachedExports.inCache(new OnnxExporter(), OnnxExporter.VERSION);
    NetworkFiles files = new NetworkFiles(device, ScratchFolder.make("device"));
    try {
      for (Graph graph : graphs) {
        files.add(graph, seed, models.lease(graph, seed, OnnxOptions.USUAL));
      }
      return files;
    } catch (IOException | RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  private void add(Graph graph, long seed, Lease model) throws IOException {
    leases.add(model);
    Path inputs = scratch.path().resolve("inputs" + all.size() + ".bin");
    writeInputs(graph, seed, inputs);
    all.add(new OneNetwork(withWeights(model.path()), inputs));
  }

  @Override
  public NetworkJob job(int network, DeviceTransport transport) {
    OneNetwork files = all.get(network);
    return new AgentJob(
        there(transport, files.model()), there(transport, List.of(files.inputs())), device);
  }

  /** The device path of the first file; the others are in the same folder. */
  private static String there(DeviceTransport transport, List<Path> files) {
    return Objects.requireNonNull(transport.push(files).get(files.get(0)), "not pushed");
  }

  @Override
  public void close() throws IOException {
    leases.forEach(Lease::close);
    scratch.close();
  }

  private static List<Path> withWeights(Path model) throws IOException {
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
      all.add(numbers(inputs.tensor(input.name())));
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

  private static float[] numbers(Tensor tensor) {
    if (!tensor.isWhole()) {
      return tensor.floats();
    }
    long[] wholes = tensor.wholes();
    float[] numbers = new float[wholes.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = wholes[i];
    }
    return numbers;
  }
}
