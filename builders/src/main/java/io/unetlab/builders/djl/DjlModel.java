package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network with its weights and its inputs in the engine's memory, ready to run as often as asked.
 * Nothing of a run stays behind. For one thread at a time.
 */
public final class DjlModel implements AutoCloseable {

  private final DjlNetwork network;
  private final NDManager manager;
  private final Map<String, NDArray> inputs = new LinkedHashMap<>();

  private DjlModel(DjlNetwork network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /**
   * Copies the weights and inputs, which have to fit the graph.
   *
   * @param inputs by the names of the graph's; others are left alone
   * @throws PyTorch.UnavailableException where no network can run
   */
  public static DjlModel load(
      Graph graph, WeightStore weights, WeightStore inputs, KernelMode kernels, NumberType type) {
    NDManager manager = PyTorch.newManager();
    try {
      DjlModel model = new DjlModel(new DjlNetwork(graph, kernels.kernels(), type), manager);
      model.network.load(weights, manager);
      try (WeightLoader loader = new WeightLoader(manager, NumberType.FLOAT32)) {
        for (Node input : graph.inputs()) {
          model.inputs.put(input.name(), loader.load(inputs.tensor(input.name())));
        }
      }
      return model;
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  public Graph graph() {
    return network.graph();
  }

  /** The network's output, named {@code output}. */
  public Tensor run() {
    try (NDArray output = network.run(inputs)) {
      return tensor(output);
    }
  }

  /** The same, telling the timer of each node. */
  public Tensor run(DjlNetwork.NodeTimer timer) {
    try (NDArray output = network.run(inputs, timer)) {
      return tensor(output);
    }
  }

  private static Tensor tensor(NDArray array) {
    return Tensor.of("output", TensorShape.of(array.getShape().getShape()), array.toFloatArray());
  }

  @Override
  public void close() {
    manager.close();
  }
}
