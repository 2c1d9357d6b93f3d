package io.unetlab.builders.weights;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;

/** Small networks, and checkpoints whose numbers encode their position. */
final class Small {

  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  private Small() {}

  /** A reference network with some values changed. */
  static Graph graph(String model, String... assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return Networks.graph(SpecLoader.load(REFERENCE.resolve(model).resolve("spec.yaml"), patch));
  }

  /** All weights of a network; each number is its own index in its tensor. */
  static WeightStore numbered(Graph graph) {
    return WeightStore.of(
        graph.weights().map(weight -> numbered(weight.name(), weight.shape())).toList());
  }

  static Tensor numbered(String name, TensorShape shape) {
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Tensor.of(name, shape, values);
  }
}
