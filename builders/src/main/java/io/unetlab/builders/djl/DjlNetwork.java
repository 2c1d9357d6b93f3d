package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Liveness;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A graph as a DJL block: its parameters are the graph's weights by their diffusers names, its
 * inputs the graph's in their order ({@code sample} N x C x H x W, {@code timestep} N, {@code
 * encoder_hidden_states} N x tokens x width, ...), its outputs likewise. Trainable: gradients reach
 * every weight.
 *
 * <p>An intermediate result is freed after its last use; while gradients are recorded, the engine
 * keeps what they need. Training always uses float32.
 */
public final class DjlNetwork extends AbstractBlock {

  /** Receives the duration of each node. */
  @FunctionalInterface
  public interface NodeTimer {

    void took(Node node, long nanos);
  }

  private final Graph graph;
  private final Liveness liveness;
  private final SoleReaders soleReaders;
  private final Kernels kernels;
  private final ElementType type;
  private final List<List<Parameter>> parametersOfNodes = new ArrayList<>();

  /** A network whose weights are still to be set, by {@link #load} or by DJL's initialisers. */
  public DjlNetwork(Graph graph, Kernels kernels) {
    this(graph, kernels, ElementType.FLOAT32);
  }

  /** The same, computing in another precision. */
  public DjlNetwork(Graph graph, Kernels kernels, ElementType type) {
    this.graph = graph;
    this.liveness = Liveness.of(graph);
    this.soleReaders = new SoleReaders(graph);
    this.kernels = kernels;
    this.type = type;
    for (Node node : graph.nodes()) {
      List<Parameter> own = new ArrayList<>();
      node.weights().forEach(weight -> own.add(addParameter(parameter(weight))));
      parametersOfNodes.add(own);
    }
  }

  private static Parameter parameter(Weight weight) {
    return Parameter.builder()
        .setName(weight.name())
        .setType(weight.name().endsWith(".bias") ? Parameter.Type.BIAS : Parameter.Type.WEIGHT)
        .optShape(new Shape(weight.shape().toArray()))
        .build();
  }

  public Graph graph() {
    return graph;
  }

  /**
   * Copies all weights from a store that matches the graph; they belong to the manager.
   *
   * @see io.unetlab.builders.weights.WeightMatch
   */
  public void load(WeightStore weights, NDManager manager) {
    try (WeightLoader loader = new WeightLoader(manager, type)) {
      load(weights, (node, tensor) -> loader.load(tensor));
    }
  }

  /** Takes all weights from a source that turns tensors into arrays for nodes. */
  void load(WeightStore weights, BiFunction<Node, Tensor, NDArray> arrays) {
    for (Node node : graph.nodes()) {
      for (Parameter parameter : parametersOfNodes.get(node.id())) {
        set(parameter, arrays.apply(node, weights.tensor(parameter.getName())));
      }
    }
  }

  // DJL accepts no array for a parameter that already has one or whose shape is declared.
  private static void set(Parameter parameter, NDArray array) {
    parameter.close();
    parameter.setShape(null);
    parameter.setArray(array);
  }

  /**
   * Runs the network on inputs by name.
   *
   * @return the outputs in the graph's order, float32 in any precision; they belong to the manager
   *     of the first input
   * @throws IllegalArgumentException if an input is missing
   */
  public NDList run(Map<String, NDArray> inputs) {
    return run(inList(inputs), Parameter::getArray, kernels, List.of(), null);
  }

  /** The same, and reports each node to the timer. Timing slows the run slightly. */
  public NDList run(Map<String, NDArray> inputs, NodeTimer timer) {
    return run(inList(inputs), Parameter::getArray, kernels, List.of(), timer);
  }

  /**
   * The same with gradients for the weights that require them, while they are recorded.
   *
   * @param also nodes whose results follow the outputs
   */
  NDList record(Map<String, NDArray> inputs, List<Node> also) {
    return run(inList(inputs), Parameter::getArray, kernels.recording(), also, null);
  }

  private NDList inList(Map<String, NDArray> inputs) {
    NDList list = new NDList();
    for (Node input : graph.inputs()) {
      NDArray array = inputs.get(input.name());
      if (array == null) {
        throw new IllegalArgumentException("the input " + input.name() + " is missing");
      }
      list.add(array);
    }
    return list;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> options) {
    NDArray sample = inputs.get(0);
    return run(
        inputs,
        weight -> store.getValue(weight, sample.getDevice(), training),
        training ? kernels.recording() : kernels,
        List.of(),
        null);
  }

  private NDList run(
      NDList inputs,
      Function<Parameter, NDArray> weights,
      Kernels used,
      List<Node> also,
      @Nullable NodeTimer timer) {
    NDManager owner = inputs.get(0).getManager();
    try (NDManager scope = owner.newSubManager()) {
      NDList outputs = new Run(inputs, weights, used, also, scope).run(timer);
      outputs.attach(owner);
      return outputs;
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape batch = new Shape(inputShapes[0].get(0));
    return graph.outputs().stream()
        .map(output -> new Shape(output.node().shape().toArray()))
        .map(one -> batch.addAll(one.slice(1)))
        .toArray(Shape[]::new);
  }

  /** One forward pass: the live arrays and the weights. */
  private final class Run implements DjlOps.Values {

    private final Function<Parameter, NDArray> weights;
    private final List<Node> also;
    private final NDManager scope;
    private final Map<Node, NDArray> alive = new HashMap<>();
    private final DjlOps ops;

    Run(
        NDList inputs,
        Function<Parameter, NDArray> weights,
        Kernels used,
        List<Node> also,
        NDManager scope) {
      this.weights = weights;
      this.also = also;
      this.scope = scope;
      this.ops = new DjlOps(this, used, type);
      int index = 0;
      for (Node input : graph.inputs()) {
        alive.put(input, given(input, inputs.get(index++)));
      }
    }

    // A second handle to the same numbers, so that results belong to the scope and the caller's
    // array stays the caller's.
    private NDArray given(Node input, NDArray array) {
      NDArray own = array.reshape(array.getShape());
      own.attach(scope);
      boolean asGiven = type == ElementType.FLOAT32 || input.op().isExact();
      return asGiven ? own : FusedKernels.get().cast(own, type);
    }

    NDList run(@Nullable NodeTimer timer) {
      for (Node node : graph.nodes()) {
        if (!(node.op() instanceof Input)) {
          long start = System.nanoTime();
          alive.put(node, compute(node));
          if (timer != null) {
            timer.took(node, System.nanoTime() - start);
          }
        }
        liveness.deadAfter(node).stream().filter(it -> !also.contains(it)).forEach(this::free);
      }
      NDList outputs = new NDList();
      graph.outputs().forEach(output -> outputs.add(given(output.node())));
      also.forEach(it -> outputs.add(value(it)));
      return outputs;
    }

    private NDArray given(Node output) {
      NDArray value = value(output);
      boolean asItIs = type == ElementType.FLOAT32 || output.op().isExact();
      return asItIs ? value : FusedKernels.get().cast(value, ElementType.FLOAT32);
    }

    // An operation's own intermediate results, including views of its inputs, are freed after the
    // step.
    private NDArray compute(Node node) {
      try (NDManager step = scope.newSubManager()) {
        node.inputs().stream().distinct().forEach(input -> value(input).tempAttach(step));
        NDArray result = node.accept(ops);
        result.attach(scope);
        return result;
      }
    }

    private void free(Node node) {
      NDArray array = alive.remove(node);
      if (array != null) {
        array.close();
      }
    }

    private NDArray value(Node node) {
      return Objects.requireNonNull(alive.get(node), () -> node + " has been freed");
    }

    @Override
    public NDArray input(Node node, int index) {
      return value(node.input(index));
    }

    @Override
    public List<NDArray> weights(Node node) {
      return parametersOfNodes.get(node.id()).stream().map(weights).toList();
    }

    @Override
    public boolean mayOverwrite(Node node, int index) {
      return soleReaders.mayOverwrite(node, index);
    }

    @Override
    public boolean staysSmall(Node upsample) {
      return soleReaders
          .of(upsample)
          .filter(DoubledConvolution::isOne)
          .filter(it -> DoubledConvolution.isFolded(weights(it).get(0), (Conv2d) it.op()))
          .isPresent();
    }
  }
}
