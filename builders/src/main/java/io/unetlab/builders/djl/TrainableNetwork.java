package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network whose weights are trained. What it computes within a {@link Recording} can be
 * differentiated; outside of one nothing is recorded. Not thread-safe.
 */
public final class TrainableNetwork implements AutoCloseable {

  private final DjlNetwork network;
  private final NDManager manager;

  private TrainableNetwork(DjlNetwork network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /**
   * Copies the weights, which must match the graph.
   *
   * @throws io.unetlab.builders.RuntimeUnavailableException where no network can run
   */
  public static TrainableNetwork of(Graph graph, WeightStore weights, KernelMode kernels) {
    NDManager manager = PyTorch.newManager();
    try {
      TrainableNetwork one =
          new TrainableNetwork(new DjlNetwork(graph, kernels.kernels()), manager);
      one.load(weights);
      return one;
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** Replaces all weights. */
  public void load(WeightStore weights) {
    network.load(weights, manager);
    setTrained(true);
  }

  public Graph graph() {
    return network.graph();
  }

  /** The manager that owns the weights; a step's arrays belong to one below it. */
  public NDManager manager() {
    return manager;
  }

  /**
   * Runs the network.
   *
   * @param inputs by the names of the graph's inputs
   * @return its outputs in the graph's order; they belong to the manager of the first input
   * @throws IllegalArgumentException if an input is missing
   */
  public NDList run(Map<String, NDArray> inputs) {
    return run(inputs, List.of());
  }

  /**
   * The same, and what is computed on the way.
   *
   * @param also nodes of the graph, other than its outputs, whose results follow the outputs
   */
  public NDList run(Map<String, NDArray> inputs, List<Node> also) {
    return network.record(inputs, also);
  }

  /**
   * Whether gradients are recorded for the weights. Those of a frozen network are not, but
   * gradients still pass through it to its inputs.
   */
  public void setTrained(boolean trained) {
    arrays().forEach(it -> it.setRequiresGradient(trained));
  }

  /** The weights' arrays, in the graph's order. */
  List<NDArray> arrays() {
    return network.getParameters().values().stream().map(Parameter::getArray).toList();
  }

  /** The weights' names, in the graph's order. */
  List<String> names() {
    return network.getParameters().values().stream().map(Parameter::getName).toList();
  }

  /** Copies of the weights by the graph's names. */
  public List<Tensor> weights() {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter weight : network.getParameters().values()) {
      NDArray array = weight.getArray();
      tensors.add(
          Tensor.of(
              weight.getName(), TensorShape.of(array.getShape().getShape()), array.toFloatArray()));
    }
    return tensors;
  }

  @Override
  public void close() {
    manager.close();
  }
}
