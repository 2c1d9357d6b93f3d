package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.OptimizerSettings.Kind;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps of the three rules against their definitions, and what a step and a state leave as is. */
class OptimizerTest {

  private static final double RATE = 0.1;
  private static final int STEPS = 12;
  private static final double CLIP = 0.5;
  private static final double EMA = 0.6;
  private static final Offset<Double> CLOSE = Offset.offset(2e-6);

  private final TrainableNetwork network =
      TrainableNetwork.of(graph(), Initializers.seeded(graph(), 1), KernelMode.FUSED);

  @AfterEach
  void close() {
    network.close();
  }

  private static Graph graph() {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE);
    var tokens = graph.input("tokens", Input.condition(TensorShape.of(1, 5, 4)));
    return graph.build("linear", graph.scope("part").add("layer", new Linear(4, 3, true), tokens));
  }

  private static OptimizerSettings settings(Kind kind) {
    return new OptimizerSettings(
        kind, 0.8, 0.9, 1e-6, 0.05, OptionalDouble.of(CLIP), OptionalDouble.of(EMA));
  }

  /** One number's share of the definitions, in double precision. */
  private static final class Definition {

    private final Kind kind;
    private double weight;
    private double average;
    private double first;
    private double second;

    Definition(Kind kind, double weight) {
      this.kind = kind;
      this.weight = weight;
      this.average = weight;
    }

    void step(double gradient, int n) {
      if (kind == Kind.SGD) {
        first = 0.8 * first + gradient + 0.05 * weight;
        weight -= RATE * first;
      } else {
        double g = kind == Kind.ADAM ? gradient + 0.05 * weight : gradient;
        weight -= kind == Kind.ADAMW ? RATE * 0.05 * weight : 0;
        first = 0.8 * first + 0.2 * g;
        second = 0.9 * second + 0.1 * g * g;
        double root = Math.sqrt(second / (1 - Math.pow(0.9, n))) + 1e-6;
        weight -= RATE * first / (1 - Math.pow(0.8, n)) / root;
      }
      double decay = Math.min(EMA, (1.0 + n) / (10 + n));
      average = decay * average + (1 - decay) * weight;
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAreTheDefinitions(Kind kind) {
    List<Definition> numbers = new ArrayList<>();
    for (double weight : numbers(network.weights())) {
      numbers.add(new Definition(kind, weight));
    }
    try (Optimizer optimizer = new Optimizer(List.of(network), settings(kind))) {
      int clipped = 0;
      for (int n = 1; n <= STEPS; n++) {
        backward(network, 1);
        double[] gradients = gradients(network);
        double norm = 0;
        for (double gradient : gradients) {
          norm = Math.hypot(norm, gradient);
        }
        double scale = Math.min(1, CLIP / norm);
        clipped += scale < 1 ? 1 : 0;
        for (int i = 0; i < gradients.length; i++) {
          numbers.get(i).step(scale * gradients[i], n);
        }

        assertThat(optimizer.step(RATE)).isCloseTo(norm, CLOSE);

        assertThat(numbers(network.weights()))
            .containsExactly(numbers.stream().mapToDouble(it -> it.weight).toArray(), CLOSE);
        assertThat(numbers(optimizer.averages(0)))
            .containsExactly(numbers.stream().mapToDouble(it -> it.average).toArray(), CLOSE);
        assertThat(gradients(network)).containsOnly(0);
        assertThat(optimizer.steps()).isEqualTo(n);
      }
      assertThat(clipped).as("both cases occur").isBetween(1, STEPS - 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredStateContinuesBitByBit(Kind kind) {
    try (Optimizer first = new Optimizer(List.of(network), settings(kind))) {
      train(network, first);
      List<Tensor> weights = network.weights();
      List<Tensor> state = first.state();
      train(network, first);

      try (TrainableNetwork other =
              TrainableNetwork.of(graph(), WeightStore.of(weights), KernelMode.FUSED);
          Optimizer second = new Optimizer(List.of(other), settings(kind))) {
        second.restore(WeightStore.of(state), 3);
        train(other, second);

        assertThat(numbers(other.weights())).containsExactly(numbers(network.weights()));
        assertThat(numbers(second.averages(0))).containsExactly(numbers(first.averages(0)));
        assertThat(second.steps()).isEqualTo(6);
      }
    }
  }

  @Test
  void aNormThatIsNotANumberChangesNothing() {
    try (Optimizer optimizer = new Optimizer(List.of(network), settings(Kind.ADAMW))) {
      train(network, optimizer);
      double[] weights = numbers(network.weights());
      double[] state = numbers(optimizer.state());
      backward(network, Float.NaN);

      assertThat(optimizer.step(RATE)).isNaN();

      assertThat(numbers(network.weights())).containsExactly(weights);
      assertThat(numbers(optimizer.state())).containsExactly(state);
      assertThat(gradients(network)).containsOnly(0);
      assertThat(optimizer.steps()).isEqualTo(3);
    }
  }

  @Test
  void withoutAnAverageTheAveragesAreTheWeights() {
    OptimizerSettings plain = OptimizerSettings.adamw();
    try (Optimizer optimizer = new Optimizer(List.of(network), plain)) {
      train(network, optimizer);

      assertThat(numbers(optimizer.averages(0))).containsExactly(numbers(network.weights()));
      assertThat(optimizer.state())
          .extracting(Tensor::name)
          .containsExactly(
              "m.0.part.layer.weight",
              "m.0.part.layer.bias",
              "v.0.part.layer.weight",
              "v.0.part.layer.bias");
    }
  }

  @Test
  void weightsThatNoLossReadsStayAsTheyAre() {
    try (TrainableNetwork unread =
            TrainableNetwork.of(graph(), Initializers.seeded(graph(), 2), KernelMode.FUSED);
        Optimizer optimizer =
            new Optimizer(List.of(network, unread), settings(Kind.SGD).withEma(0))) {
      double[] before = numbers(unread.weights());
      backward(network, 1);

      optimizer.step(0.5);

      double[] decayed = new double[before.length];
      for (int i = 0; i < before.length; i++) {
        decayed[i] = before[i] * (1 - 0.5 * 0.05);
      }
      assertThat(numbers(unread.weights())).containsExactly(decayed, CLOSE);
      assertThat(optimizer.state())
          .extracting(Tensor::name)
          .contains("m.0.part.layer.weight", "m.1.part.layer.weight");
    }
  }

  @Test
  void aStateWithoutATensorIsRefused() {
    try (Optimizer optimizer = new Optimizer(List.of(network), settings(Kind.ADAM))) {
      WeightStore less = WeightStore.of(optimizer.state().subList(1, 6));

      assertThatThrownBy(() -> optimizer.restore(less, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no tensor m.0.part.layer.weight");
    }
  }

  /** Gradients pass through a frozen network to what made its input, and stop at its weights. */
  @ParameterizedTest
  @EnumSource
  void aFrozenNetworkPassesGradientsOn(KernelMode mode) {
    try (TrainableNetwork frozen =
        TrainableNetwork.of(graph(), Initializers.seeded(graph(), 2), mode)) {
      frozen.setTrained(false);
      double[] before = numbers(frozen.weights());
      try (NDManager step = network.manager().newSubManager();
          Recording recording = Recording.start()) {
        NDArray first = network.run(Map.of("tokens", step.ones(new Shape(1, 5, 4)))).head();
        NDArray padded = first.concat(step.zeros(new Shape(1, 5, 1)), 2);
        recording.backward(frozen.run(Map.of("tokens", padded)).head().square().sum());
      }

      assertThat(gradients(network)).doesNotContain(0);
      assertThat(frozen.arrays()).noneMatch(NDArray::hasGradient);
      assertThat(numbers(frozen.weights())).containsExactly(before);

      frozen.setTrained(true);
      backward(frozen, 1);

      assertThat(gradients(frozen)).doesNotContain(0);
    }
  }

  private static void train(TrainableNetwork network, Optimizer optimizer) {
    for (int i = 0; i < 3; i++) {
      backward(network, 1);
      optimizer.step(RATE);
    }
  }

  private static void backward(TrainableNetwork network, float value) {
    try (NDManager step = network.manager().newSubManager();
        Recording recording = Recording.start()) {
      NDArray tokens = step.full(new Shape(2, 5, 4), value);
      NDArray output = network.run(Map.of("tokens", tokens)).singletonOrThrow();
      recording.backward(output.sub(step.ones(output.getShape())).square().mean());
    }
  }

  private static double[] gradients(TrainableNetwork network) {
    List<Double> all = new ArrayList<>();
    for (NDArray array : network.arrays()) {
      try (NDArray gradient = array.getGradient()) {
        for (float number : gradient.toFloatArray()) {
          all.add((double) number);
        }
      }
    }
    return all.stream().mapToDouble(it -> it).toArray();
  }

  private static double[] numbers(List<Tensor> tensors) {
    List<Double> all = new ArrayList<>();
    for (Tensor tensor : tensors) {
      for (float number : tensor.floats()) {
        all.add((double) number);
      }
    }
    return all.stream().mapToDouble(it -> it).toArray();
  }
}
