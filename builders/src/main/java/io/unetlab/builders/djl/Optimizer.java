package io.unetlab.builders.djl;

import static io.unetlab.builders.djl.TorchModule.values;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes the weights of networks by their gradients, and keeps the weights' exponential moving
 * average, with decay min(d, (1 + n) / (10 + n)) in step n. Its state can be saved and restored, so
 * that a training that was stopped gives the same weights as one that was not.
 */
public final class Optimizer implements AutoCloseable {

  private final List<TrainableNetwork> networks;
  private final List<String> names = new ArrayList<>();
  private final NDManager manager;
  private final OptimizerSettings settings;
  private final TorchModule script;
  private List<NDArray> first;
  private List<NDArray> second;
  private List<NDArray> averages;
  private long steps;

  /**
   * An optimizer before its first step.
   *
   * @param networks trained together; the names of their weights in the state start with their
   *     number, from 0
   */
  public Optimizer(List<TrainableNetwork> networks, OptimizerSettings settings) {
    this.networks = List.copyOf(networks);
    this.settings = settings;
    this.script = OptimizerScript.of(settings);
    for (int i = 0; i < networks.size(); i++) {
      for (String name : networks.get(i).names()) {
        names.add(i + "." + name);
      }
    }
    manager = PyTorch.newManager();
    first = own(NDArray::zerosLike);
    second = settings.kind() == OptimizerSettings.Kind.SGD ? List.of() : own(NDArray::zerosLike);
    averages = settings.ema().isPresent() ? own(NDArray::duplicate) : List.of();
  }

  private List<NDArray> own(Function<NDArray, NDArray> made) {
    List<NDArray> all = arrays().map(made).toList();
    all.forEach(it -> it.attach(manager));
    return all;
  }

  private Stream<NDArray> arrays() {
    return networks.stream().flatMap(it -> it.arrays().stream());
  }

  /**
   * Takes one step and sets the gradients to zero. If the norm is not a number or infinite, nothing
   * else changes.
   *
   * @return the norm of all gradients together, before they are clipped
   */
  public double step(double learningRate) {
    List<NDArray> slopes = arrays().map(NDArray::getGradient).toList();
    try (IValue weights = values(arrays().toList());
        IValue gradients = values(slopes);
        IValue means = values(first);
        IValue squares = values(second);
        IValue kept = values(averages);
        IValue number = IValue.from(steps + 1);
        IValue rate = IValue.from(learningRate);
        IValue decay = IValue.from(decay(steps + 1))) {
      double norm =
          script.number("step", weights, gradients, means, squares, kept, number, rate, decay);
      if (Double.isFinite(norm)) {
        steps++;
      }
      return norm;
    } finally {
      slopes.forEach(NDArray::close);
    }
  }

  private double decay(long step) {
    return Math.min(settings.ema().orElse(0), (1.0 + step) / (10 + step));
  }

  /** The number of steps taken. */
  public long steps() {
    return steps;
  }

  /**
   * Copies of a network's averaged weights, by the graph's names; the weights themselves without an
   * average.
   *
   * @param network its number, from 0
   */
  public List<Tensor> averages(int network) {
    if (averages.isEmpty()) {
      return networks.get(network).weights();
    }
    String start = network + ".";
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(start)) {
        tensors.add(tensor(names.get(i).substring(start.length()), averages.get(i)));
      }
    }
    return tensors;
  }

  /** All that a later step depends on besides the weights. */
  public List<Tensor> state() {
    List<Tensor> tensors = new ArrayList<>();
    add(tensors, "m.", first);
    add(tensors, "v.", second);
    add(tensors, "ema.", averages);
    return tensors;
  }

  private void add(List<Tensor> tensors, String prefix, List<NDArray> arrays) {
    for (int i = 0; i < arrays.size(); i++) {
      tensors.add(tensor(prefix + names.get(i), arrays.get(i)));
    }
  }

  private static Tensor tensor(String name, NDArray array) {
    return Tensor.of(name, TensorShape.of(array.getShape().getShape()), array.toFloatArray());
  }

  /**
   * Continues from a state.
   *
   * @throws IllegalArgumentException if a tensor is missing
   */
  public void restore(WeightStore state, long stepsTaken) {
    first = restored("m.", first, state);
    second = restored("v.", second, state);
    averages = restored("ema.", averages, state);
    steps = stepsTaken;
  }

  private List<NDArray> restored(String prefix, List<NDArray> arrays, WeightStore state) {
    List<NDArray> loaded = new ArrayList<>();
    try (WeightLoader loader = new WeightLoader(manager, ElementType.FLOAT32)) {
      for (int i = 0; i < arrays.size(); i++) {
        loaded.add(loader.load(state.tensor(prefix + names.get(i))));
      }
    }
    arrays.forEach(NDArray::close);
    return loaded;
  }

  @Override
  public void close() {
    manager.close();
  }
}
