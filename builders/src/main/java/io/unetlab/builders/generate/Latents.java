package io.unetlab.builders.generate;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;

/** Between the samplers' float64 and the networks' float32. */
final class Latents {

  private Latents() {}

  static Tensor tensor(String name, TensorShape shape, double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return Tensor.of(name, shape, floats);
  }

  static double[] numbers(Tensor tensor) {
    float[] floats = tensor.floats();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      numbers[i] = floats[i];
    }
    return numbers;
  }
}
