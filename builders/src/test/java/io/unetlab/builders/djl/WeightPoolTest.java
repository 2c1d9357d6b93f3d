package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightPoolTest {

  private static final Path SPEC = Path.of("src/test/resources/reference/sd15_tiny/spec.yaml");

  /** Has the same shape in both variants, while the layer after it does not. */
  private static final String COMMON = "time_embedding.linear_1.weight";

  private final Graph base = Networks.graph(SpecLoader.load(SPEC));
  private final Graph variant = Networks.graph(SpecLoader.load(SPEC, patch()));
  private final WeightPool pool = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);

  private static SpecPatch patch() {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.parse("levels[1].channels=24", problems);
    problems.throwIfErrors();
    return patch;
  }

  @AfterEach
  void freeArrays() {
    pool.close();
  }

  @Test
  void equalNameAndShapeShareAnArray() {
    NDArray array = pool.take(reader(base), weights(base).tensor(COMMON));

    assertThat(pool.take(reader(variant), weights(variant).tensor(COMMON))).isSameAs(array);
    assertThat(array.toFloatArray()).isEqualTo(weights(base).tensor(COMMON).floats());
  }

  @Test
  void anotherNameOrShapeIsAnotherArray() {
    NDArray array = pool.take(reader(base), Tensor.of("a", TensorShape.of(2, 3), new float[6]));

    assertThat(pool.take(reader(base), Tensor.of("b", TensorShape.of(2, 3), new float[6])))
        .isNotSameAs(array);
    assertThat(pool.take(reader(base), Tensor.of("a", TensorShape.of(3, 2), new float[6])))
        .isNotSameAs(array);
  }

  /** A bias's initial numbers depend on its layer's number of inputs, which may differ. */
  @Test
  void biasesAreNotShared() {
    String bias = "up_blocks.1.resnets.0.conv1.bias";
    Tensor ours = weights(base).tensor(bias);
    Tensor theirs = weights(variant).tensor(bias);

    assertThat(ours.dims()).isEqualTo(theirs.dims());
    assertThat(ours.floats()).isNotEqualTo(theirs.floats());
    assertThat(WeightPool.shares(ours)).isFalse();
    assertThat(WeightPool.shares(weights(base).tensor(COMMON))).isTrue();
  }

  @Test
  void theLastToCloseFrees() {
    Tensor common = weights(base).tensor(COMMON);
    DjlModel first = load(base, pool);
    DjlModel second = load(variant, pool);
    NDArray array = pool.take(reader(base), common);
    pool.giveBack(reader(base), common);

    first.close();
    assertThat(array.isReleased()).isFalse();
    second.close();
    assertThat(array.isReleased()).isTrue();
  }

  @Test
  void closingOneTwiceTakesNothingFromTheOther() {
    DjlModel first = load(base, pool);
    try (DjlModel second = load(variant, pool)) {
      first.close();
      first.close();

      assertThat(second.run().get(0).floats()).isEqualTo(alone(variant));
    }
  }

  @Test
  void variantsRunTogetherAsAloneAndCloseInAnyOrder() {
    float[] ofBase = alone(base);
    float[] ofVariant = alone(variant);
    for (boolean baseFirst : List.of(true, false)) {
      DjlModel one = load(base, pool);
      DjlModel other = load(variant, pool);
      assertThat(one.run().get(0).floats()).isEqualTo(ofBase);
      assertThat(other.run().get(0).floats()).isEqualTo(ofVariant);

      (baseFirst ? one : other).close();

      DjlModel left = baseFirst ? other : one;
      assertThat(left.run().get(0).floats()).isEqualTo(baseFirst ? ofVariant : ofBase);
      left.close();
    }
  }

  private static float[] alone(Graph graph) {
    try (WeightPool own = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);
        DjlModel model = load(graph, own)) {
      return model.run().get(0).floats();
    }
  }

  private static DjlModel load(Graph graph, WeightPool pool) {
    return DjlModel.load(graph, weights(graph), Initializers.inputs(graph, 1), pool);
  }

  private static Node reader(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.weights().stream().anyMatch(weight -> weight.name().equals(COMMON)))
        .findFirst()
        .orElseThrow();
  }

  private static WeightStore weights(Graph graph) {
    return Initializers.seeded(graph, 1);
  }
}
