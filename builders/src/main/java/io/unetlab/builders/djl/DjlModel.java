package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with its weights and its inputs in the engine's memory, ready for any number of runs. A
 * run leaves nothing behind. Not thread-safe.
 */
public final class DjlModel implements AutoCloseable {

  private record Pooled(Node node, Tensor tensor) {}

  private final DjlNetwork network;
  private final NDManager manager;
  private final WeightPool pool;
  private final List<Pooled> pooled = new ArrayList<>();
  private final Map<String, NDArray> inputs = new LinkedHashMap<>();

  private DjlModel(DjlNetwork network, NDManager manager, WeightPool pool) {
    this.network = network;
    this.manager = manager;
    this.pool = pool;
  }

  /**
   * Copies the weights and inputs, which must match the graph.
   *
   * @param inputs by the names of the graph's inputs; others are ignored
   * @param pool shared by networks with the same kernels and precision; must outlive this model
   * @throws io.unetlab.builders.RuntimeUnavailableException where no network can run
   */
  public static DjlModel load(
      Graph graph, WeightStore weights, WeightStore inputs, WeightPool pool) {
    DjlModel model = load(graph, weights, pool);
    try {
      model.inputs.putAll(arrays(graph, inputs, model.manager));
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  /** The same without inputs, for {@link #run(WeightStore)}. */
  public static DjlModel load(Graph graph, WeightStore weights, WeightPool pool) {
    DjlNetwork network = new DjlNetwork(graph, pool.kernels(), pool.type());
    DjlModel model = new DjlModel(network, PyTorch.newManager(), pool);
    try {
      model.load(weights);
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private void load(WeightStore weights) {
    try (WeightLoader own = new WeightLoader(manager, pool.type())) {
      network.load(
          weights,
          (node, tensor) -> WeightPool.shares(tensor) ? take(node, tensor) : own.load(tensor));
    }
  }

  private static Map<String, NDArray> arrays(Graph graph, WeightStore given, NDManager owner) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    try (WeightLoader exact = new WeightLoader(owner, ElementType.FLOAT32)) {
      for (Node input : graph.inputs()) {
        arrays.put(input.name(), exact.load(given.tensor(input.name())));
      }
    }
    return arrays;
  }

  private NDArray take(Node node, Tensor tensor) {
    NDArray array = pool.take(node, tensor);
    pooled.add(new Pooled(node, tensor));
    return array;
  }

  public Graph graph() {
    return network.graph();
  }

  /** The network's outputs, in the graph's order. */
  public List<Tensor> run() {
    try (NDList outputs = network.run(inputs)) {
      return tensors(outputs);
    }
  }

  /** The outputs for other inputs. */
  public List<Tensor> run(WeightStore given) {
    try (NDManager scope = manager.newSubManager();
        NDList outputs = network.run(arrays(graph(), given, scope))) {
      return tensors(outputs);
    }
  }

  /** The same, and reports each node to the timer. */
  public List<Tensor> run(DjlNetwork.NodeTimer timer) {
    try (NDList outputs = network.run(inputs, timer)) {
      return tensors(outputs);
    }
  }

  private List<Tensor> tensors(NDList outputs) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      tensors.add(tensor(graph().outputs().get(i).name(), outputs.get(i)));
    }
    return tensors;
  }

  private static Tensor tensor(String name, NDArray array) {
    TensorShape shape = TensorShape.of(array.getShape().getShape());
    return array.getDataType() == DataType.INT64
        ? Tensor.ofWholes(name, shape, array.toLongArray())
        : Tensor.of(name, shape, array.toFloatArray());
  }

  @Override
  public void close() {
    pooled.forEach(it -> pool.giveBack(it.node(), it.tensor()));
    pooled.clear();
    manager.close();
  }
}
