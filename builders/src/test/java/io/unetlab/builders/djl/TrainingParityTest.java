package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.OptimizerSettings.Kind;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps give PyTorch's losses, norms and averages; training.py says how these were made. */
class TrainingParityTest {

  private static final String AVERAGED = "averaged";

  /** Of a loss about 1, and of norms about 1. */
  private static final double CLOSE = 1e-5;

  static Stream<Arguments> runs() {
    Stream<Arguments> fused =
        Stream.of("md_tiny", "md_relu_tiny")
            .flatMap(
                name ->
                    Stream.of(Kind.values())
                        .map(kind -> Arguments.of(name, KernelMode.FUSED, kind)));
    return Stream.concat(fused, Stream.of(Arguments.of("md_tiny", KernelMode.PLAIN, Kind.ADAMW)));
  }

  // Two that wait for each other take much longer on a busy machine.
  @BeforeAll
  static void oneThread() {
    PyTorch.setThreads(1);
  }

  private static OptimizerSettings settings(Kind kind) {
    return new OptimizerSettings(
        kind, 0.9, 0.99, 1e-8, 0.01, OptionalDouble.of(0.5), OptionalDouble.of(0.6));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void stepsArePyTorchs(String name, KernelMode mode, Kind kind) throws IOException {
    Reference reference = new Reference(name);
    double rate = kind == Kind.SGD ? 1e-2 : 1e-3;
    try (TrainableNetwork network =
            TrainableNetwork.of(reference.graph(), reference.weights(), mode);
        Optimizer optimizer = new Optimizer(List.of(network), settings(kind))) {
      for (Reference.Step step : reference.training(kind.name().toLowerCase(Locale.ROOT))) {
        if (step.name().equals(AVERAGED)) {
          network.load(WeightStore.of(optimizer.averages(0)));
          assertThat(backward(network, reference, 10)).isCloseTo(step.loss(), within(CLOSE));
        } else {
          double loss = backward(network, reference, Integer.parseInt(step.name()));
          assertThat(loss).as(step.name()).isCloseTo(step.loss(), within(CLOSE));
          assertThat(optimizer.step(rate)).as(step.name()).isCloseTo(step.norm(), within(CLOSE));
        }
      }
      assertThat(optimizer.steps()).isEqualTo(10);
    }
  }

  private static double backward(TrainableNetwork network, Reference reference, int step) {
    try (NDManager scope = network.manager().newSubManager()) {
      Map<String, NDArray> inputs = new LinkedHashMap<>(reference.inputs(scope));
      NDArray sample = inputs.get("sample");
      inputs.put("sample", sample.mul(step / 5.0));
      try (Recording recording = Recording.start()) {
        NDArray loss = network.run(inputs).singletonOrThrow().sub(sample).square().mean();
        recording.backward(loss);
        return loss.getFloat();
      }
    }
  }
}
