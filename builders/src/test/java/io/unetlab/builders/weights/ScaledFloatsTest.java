package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An 8-bit weight is read with its scale, or refused by name. */
class ScaledFloatsTest {

  private static final Graph TINY = Small.graph("sd15_tiny");
  private static final String LAYER = "time_embedding.linear_1.";

  @ParameterizedTest
  @ValueSource(strings = {"scale_weight", "weight_scale"})
  void oneScaleMultipliesAll(String name) {
    WeightStore read = read(Tensor.of(LAYER + name, TensorShape.of(1), 0.5f)).orElseThrow();
    assertThat(read.tensor(LAYER + "weight").floats()).startsWith(0, 0.5f, 1, 1.5f);
    assertThat(read.notes())
        .containsExactly("8-bit weights that are multiplied by their scales: 1");
  }

  /** 64 outputs of 16 inputs. */
  @Test
  void aScalePerRowMultipliesItsRow() {
    float[] scales = new float[64];
    scales[1] = 2;
    scales[63] = 3;
    Tensor scale = Tensor.of(LAYER + "weight_scale", TensorShape.of(64, 1), scales);
    float[] numbers = read(scale).orElseThrow().tensor(LAYER + "weight").floats();
    assertThat(numbers[15]).isZero();
    assertThat(numbers[16]).isEqualTo(32);
    assertThat(numbers[31]).isEqualTo(62);
    assertThat(numbers[63 * 16]).isEqualTo(3 * 63 * 16);
  }

  @Test
  void scalesOfActivationsAndTheMarkAreNotNeeded() {
    Optional<WeightStore> read =
        read(
            Tensor.of(LAYER + "scale_input", TensorShape.of(1), 3),
            new Tensor(
                "scaled_fp8", List.of(0L), ElementType.FLOAT8_E4M3, (from, to, at, count) -> {}));
    assertThat(read.orElseThrow().tensor(LAYER + "weight").floats()).startsWith(0, 1, 2);
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    assertRefused(Tensor.of(LAYER + "weight_scale", TensorShape.of(16), new float[16]));
    assertRefused(Tensor.of(LAYER + "weight_scale_inv", TensorShape.of(1), 1));
    assertRefused(
        new Tensor(
            LAYER + "weight_scale",
            List.of(),
            ElementType.FLOAT8_E8M0,
            (from, to, at, count) -> {}));
    Tensor wide = Tensor.of("time_embedding.linear_2.weight_scale", TensorShape.of(1), 1);
    assertRefused(wide);
  }

  private static void assertRefused(Tensor scale) {
    Problems problems = new Problems();
    assertThat(read(problems, scale)).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsOnly(WeightCode.UNKNOWN_SCALE);
  }

  private static Optional<WeightStore> read(Tensor... scales) {
    return read(new Problems(), scales);
  }

  private static Optional<WeightStore> read(Problems problems, Tensor... scales) {
    List<Tensor> tensors = new ArrayList<>(List.of(scales));
    for (Tensor tensor : Small.numbered(TINY).tensors().values()) {
      boolean isSmall = tensor.name().equals(LAYER + "weight");
      tensors.add(isSmall ? tensor.withNumbers(ElementType.FLOAT8_E4M3, tensor::read) : tensor);
    }
    return WeightMatch.match(TINY, WeightStore.of(tensors), problems);
  }
}
