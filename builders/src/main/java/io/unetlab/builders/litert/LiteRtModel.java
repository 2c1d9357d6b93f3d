package io.unetlab.builders.litert;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in a .tflite file, loaded into LiteRT, ready for any number of runs. Images are N x C x
 * H x W here, although not in the file. A run leaves nothing behind. The file stays mapped until
 * the network is closed. Not thread-safe.
 */
public final class LiteRtModel implements AutoCloseable {

  private final LoadedFile loaded;
  private final PortTensors ports;

  private LiteRtModel(LoadedFile loaded) {
    this.loaded = loaded;
    this.ports = PortTensors.of(loaded.interpreter());
  }

  /**
   * Loads a file.
   *
   * @param threads that an operator may use
   * @throws io.unetlab.builders.RuntimeUnavailableException where no .tflite file can run
   * @throws LiteRtFailure if the runtime rejects the file
   */
  public static LiteRtModel load(Path model, CpuKernels kernels, int threads) {
    return of(LoadedFile.open(model, kernels, threads));
  }

  /**
   * The same with inputs.
   *
   * @param given tensors by the names of the file's inputs; others are ignored
   */
  public static LiteRtModel load(Path model, WeightStore given, CpuKernels kernels, int threads) {
    LiteRtModel network = load(model, kernels, threads);
    try {
      network.write(given);
      return network;
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** Takes over a file that was opened; closes it if it cannot run. */
  static LiteRtModel of(LoadedFile file) {
    try {
      file.allocate();
      return new LiteRtModel(file);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private void write(WeightStore given) {
    ports.inputs().forEach(input -> input.write(given.tensor(input.name())));
  }

  /** The shapes of the file's inputs by name, in its order. */
  public Map<String, TensorShape> inputShapes() {
    Map<String, TensorShape> shapes = new LinkedHashMap<>();
    ports.inputs().forEach(input -> shapes.put(input.name(), input.shape()));
    return Collections.unmodifiableMap(shapes);
  }

  /**
   * The network's outputs for the last inputs, in its order.
   *
   * @throws LiteRtFailure if the runtime fails
   */
  public List<Tensor> run() {
    loaded.run();
    return ports.outputs().stream().map(PortTensor::read).toList();
  }

  /**
   * Computes the outputs, and does not copy them out of the runtime's memory.
   *
   * @throws LiteRtFailure if the runtime fails
   */
  public void compute() {
    loaded.run();
  }

  /** The outputs for other inputs. */
  public List<Tensor> run(WeightStore given) {
    write(given);
    return run();
  }

  @Override
  public void close() {
    loaded.close();
  }
}
