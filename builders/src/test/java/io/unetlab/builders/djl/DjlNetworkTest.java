package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Liveness;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DjlNetworkTest {

  private static final Reference SMALL = new Reference("md_tiny");

  private final NDManager manager = PyTorch.newManager();

  @AfterEach
  void freeArrays() {
    manager.close();
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.unetlab.builders.djl.Reference#allWithKernels")
  void gradientsReachEveryWeight(Reference reference, KernelMode kernels) {
    DjlNetwork network = reference.network(kernels, ElementType.FLOAT32, manager);
    NDList inputs = new NDList(reference.inputs(manager).values());
    ParameterStore store = new ParameterStore(manager, false);
    network.getParameters().values().forEach(it -> it.getArray().setRequiresGradient(true));

    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList outputs = network.forward(store, inputs, true);
      collector.backward(
          outputs.stream().map(it -> it.square().mean()).reduce(NDArray::add).orElseThrow());

      for (Parameter weight : network.getParameters().values()) {
        NDArray gradient = weight.getArray().getGradient();
        assertThat(gradient.getShape()).isEqualTo(weight.getArray().getShape());
        assertThat(gradient.abs().max().getFloat()).as(weight.getName()).isPositive();
      }
    }
  }

  @Test
  void itsParametersAreTheGraphsWeights() {
    DjlNetwork network = SMALL.network(KernelMode.FUSED, ElementType.FLOAT32, manager);

    assertThat(network.getParameters().values())
        .extracting(Parameter::getName)
        .containsExactlyElementsOf(SMALL.graph().weights().map(Weight::name).toList());
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("io.unetlab.builders.djl.Reference#allWithKernels")
  void aBatchEqualsItsPartsAlone(Reference reference, KernelMode kernels) {
    DjlNetwork network = reference.network(kernels, ElementType.FLOAT32, manager);
    Map<String, NDArray> first = new LinkedHashMap<>();
    Map<String, NDArray> second = new LinkedHashMap<>();
    Map<String, NDArray> both = new LinkedHashMap<>();
    reference
        .inputs(manager)
        .forEach(
            (name, array) -> {
              NDArray one = array.get("0:1");
              NDArray other = one.mul(0.5);
              first.put(name, one);
              second.put(name, other);
              both.put(name, NDArrays.concat(new NDList(one, other)));
            });

    NDArray alone =
        NDArrays.concat(new NDList(network.run(first).head(), network.run(second).head()));
    NDArray together = network.run(both).head();

    assertThat(together.getShape().get(0)).isEqualTo(2);
    // float32 itself is up to 2e-5 away from float64 in a decoder.
    assertThat(difference(together, alone)).isLessThan(3e-5);
    assertThat(difference(alone.get("0:1"), alone.get("1:2"))).isGreaterThan(0.01);
  }

  @Test
  void declaresTheShapeOfItsOutput() {
    DjlNetwork network = new DjlNetwork(SMALL.graph(), new PlainKernels());

    assertThat(
            network.getOutputShapes(
                new Shape[] {new Shape(3, 8, 16, 16), new Shape(3), new Shape(3, 77, 24)}))
        .containsExactly(new Shape(3, 8, 16, 16));
  }

  @Test
  void refusesToRunWithoutAnInput() {
    DjlNetwork network = SMALL.network(KernelMode.FUSED, ElementType.FLOAT32, manager);
    Map<String, NDArray> inputs = SMALL.inputs(manager);
    inputs.remove("encoder_hidden_states");

    assertThatThrownBy(() -> network.run(inputs).singletonOrThrow())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the input encoder_hidden_states is missing");
  }

  /** No array, not even a view, is alive that no later node reads. */
  @ParameterizedTest
  @EnumSource
  void holdsNoMoreThanIsStillRead(KernelMode kernels) {
    DjlNetwork network = SMALL.network(kernels, ElementType.FLOAT32, manager);
    Map<String, NDArray> inputs = SMALL.inputs(manager);
    Graph graph = network.graph();
    Liveness liveness = Liveness.of(graph);
    int before = manager.getManagedArrays().size();
    Map<String, Integer> held = new LinkedHashMap<>();
    Map<String, Integer> expected = new LinkedHashMap<>();
    int alive = graph.inputs().size();
    for (var node : graph.nodes()) {
      if (!graph.inputs().contains(node)) {
        expected.put(node.path(), ++alive);
      }
      alive -= liveness.deadAfter(node).size();
    }

    network.run(
        inputs, (node, nanos) -> held.put(node.path(), manager.getManagedArrays().size() - before));

    assertThat(held).isEqualTo(expected);
    assertThat(manager.getManagedArrays()).hasSize(before + 1);
  }

  /**
   * As commands run it, with packed kernels: on some processors with AVX-512, the engine's
   * convolution with plain bfloat16 kernels returns other numbers in each call for few channels.
   */
  @Test
  void bfloat16IsCloseToFloat32() {
    double difference = Parity.of(run(ElementType.BFLOAT16), run(ElementType.FLOAT32)).relative();

    // 8 bits of precision: 1/256 per rounding, and there are many.
    assertThat(difference).isBetween(1e-4, 0.05);
  }

  private static Tensor run(ElementType type) {
    try (WeightPool pool = new WeightPool(KernelMode.FUSED, type);
        DjlModel model = DjlModel.load(SMALL.graph(), SMALL.weights(), SMALL.io(), pool)) {
      return model.run().get(0);
    }
  }

  // The largest, in standard deviations.
  private static double difference(NDArray found, NDArray expected) {
    float deviation = expected.sub(expected.mean()).square().mean().sqrt().getFloat();
    return found.sub(expected).abs().max().getFloat() / deviation;
  }
}
