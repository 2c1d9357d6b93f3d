package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the weights of networks by their gradients, and keeps the weights' exponential moving
 * average, with decay min(d, (1 + n) / (10 + n)) in step n. Its state can be saved and restored, so
 * that a training that was stopped gives the same weights as one that was not.
 */
public final class Optimizer implements AutoCloseable {

  private final List<NDArray> arrays = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<float[]> first = new ArrayList<>();
  private final List<float[]> second = new ArrayList<>();
  private final List<float[]> average = new ArrayList<>();
  private final OptimizerSettings settings;
  private long steps;

  /**
   * An optimizer before its first step.
   *
   * @param networks trained together; the names of their weights in the state start with their
   *     number, from 0
   */
  public Optimizer(List<TrainableNetwork> networks, OptimizerSettings settings) {
    this.settings = settings;
    for (int i = 0; i < networks.size(); i++) {
      TrainableNetwork network = networks.get(i);
      arrays.addAll(network.arrays());
      for (String name : network.names()) {
        names.add(i + "." + name);
      }
    }
    for (NDArray array : arrays) {
      int count = Math.toIntExact(array.size());
      first.add(new float[count]);
      second.add(new float[count]);
      average.add(array.toFloatArray());
    }
  }

  /**
   * Takes one step and sets the gradients to zero. If the norm is not a number, nothing else
   * changes.
   *
   * @return the norm of all gradients together, before they are clipped
   */
  public double step(double learningRate) {
    List<float[]> gradients = new ArrayList<>();
    double squares = 0;
    for (NDArray array : arrays) {
      try (NDArray gradient = array.getGradient()) {
        float[] values = gradient.toFloatArray();
        gradients.add(values);
        for (float value : values) {
          squares += (double) value * value;
        }
        gradient.subi(gradient);
      }
    }
    double norm = Math.sqrt(squares);
    if (!Double.isFinite(norm)) {
      return norm;
    }
    steps++;
    double scale = Math.min(1, settings.clip().orElse(Double.MAX_VALUE) / (norm + 1e-6));
    for (int i = 0; i < arrays.size(); i++) {
      float[] weights = arrays.get(i).toFloatArray();
      update(weights, gradients.get(i), first.get(i), second.get(i), scale, learningRate);
      average(average.get(i), weights);
      arrays.get(i).setRequiresGradient(false);
      arrays.get(i).set(FloatBuffer.wrap(weights));
      arrays.get(i).setRequiresGradient(true);
    }
    return norm;
  }

  private void update(
      float[] weights, float[] gradient, float[] m, float[] v, double scale, double rate) {
    boolean decoupled = settings.kind() == OptimizerSettings.Kind.ADAMW;
    double decay = settings.weightDecay();
    double unbias1 = 1 - Math.pow(settings.beta1(), steps);
    double unbias2 = 1 - Math.pow(settings.beta2(), steps);
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i] * scale + (decoupled ? 0 : decay * weights[i]);
      if (settings.kind() == OptimizerSettings.Kind.SGD) {
        m[i] = (float) (steps == 1 ? g : settings.beta1() * m[i] + g);
        weights[i] = (float) (weights[i] - rate * m[i]);
        continue;
      }
      m[i] = (float) (settings.beta1() * m[i] + (1 - settings.beta1()) * g);
      v[i] = (float) (settings.beta2() * v[i] + (1 - settings.beta2()) * g * g);
      double base = decoupled ? weights[i] * (1 - rate * decay) : weights[i];
      double root = Math.sqrt(v[i] / unbias2) + settings.epsilon();
      weights[i] = (float) (base - rate * m[i] / unbias1 / root);
    }
  }

  private void average(float[] kept, float[] weights) {
    double most = settings.ema().orElse(0);
    double decay = Math.min(most, (1.0 + steps) / (10 + steps));
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (float) (decay * kept[i] + (1 - decay) * weights[i]);
    }
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
    String start = network + ".";
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      if (names.get(i).startsWith(start)) {
        tensors.add(tensor(names.get(i).substring(start.length()), i, average.get(i)));
      }
    }
    return tensors;
  }

  /** All that a later step depends on besides the weights. */
  public List<Tensor> state() {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      tensors.add(tensor("m." + names.get(i), i, first.get(i)));
      tensors.add(tensor("v." + names.get(i), i, second.get(i)));
      tensors.add(tensor("ema." + names.get(i), i, average.get(i)));
    }
    return tensors;
  }

  private Tensor tensor(String name, int index, float[] values) {
    return Tensor.of(name, TensorShape.of(arrays.get(index).getShape().getShape()), values);
  }

  /**
   * Continues from a state.
   *
   * @throws IllegalArgumentException if a tensor is missing
   */
  public void restore(WeightStore state, long stepsTaken) {
    steps = stepsTaken;
    for (int i = 0; i < arrays.size(); i++) {
      first.set(i, state.tensor("m." + names.get(i)).floats());
      second.set(i, state.tensor("v." + names.get(i)).floats());
      average.set(i, state.tensor("ema." + names.get(i)).floats());
    }
  }

  @Override
  public void close() {
    // Its arrays are the networks'.
  }
}
