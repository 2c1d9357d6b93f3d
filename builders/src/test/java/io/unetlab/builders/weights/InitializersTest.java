package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.graph.Graph;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Untrained weights. */
class InitializersTest {

  private static final Graph GRAPH = Small.graph("sd15_tiny");

  // Made with Python's hashlib and integers from the javadoc of UniformNumbers.
  @ParameterizedTest
  @CsvSource({
    "0, 0.138825819, 0.0333795547, -0.042180717",
    "7, 0.144192085, -0.118570983, 0.115859926"
  })
  void aNumberIsAFunctionOfSeedNameAndIndex(long seed, float first, float second, float hundredth) {
    float[] made = Initializers.seeded(GRAPH, seed).tensor("conv_in.weight").floats();

    assertThat(Stream.of(made[0], made[1], made[99])).containsExactly(first, second, hundredth);
  }

  @Test
  void anyPieceIsAPartOfTheWhole() {
    Tensor tensor = Initializers.seeded(GRAPH, 3).tensor("conv_in.weight");
    float[] piece = new float[40];
    tensor.read(123, piece, 10, 20);

    assertThat(Arrays.copyOfRange(piece, 10, 30))
        .isEqualTo(Arrays.copyOfRange(tensor.floats(), 123, 143));
  }

  // Uniform from -b to b: mean 0, variance b^2 / 3; the tolerances are four standard errors.
  @ParameterizedTest
  @CsvSource({
    "mid_block.resnets.0.conv1.weight, 288",
    "mid_block.attentions.0.transformer_blocks.0.ff.net.0.proj.weight, 32",
    "time_embedding.linear_2.weight, 64"
  })
  void layersAreInitialisedAsInPyTorch(String name, int inputs) {
    float[] made = Initializers.seeded(GRAPH, 1).tensor(name).floats();
    double bound = 1 / Math.sqrt(inputs);
    double[] scaled = new double[made.length];
    Arrays.setAll(scaled, i -> made[i] / bound);
    double error = 4 / Math.sqrt(made.length);

    assertThat(Arrays.stream(scaled).max().orElseThrow()).isBetween(0.99, 1.0);
    assertThat(Arrays.stream(scaled).min().orElseThrow()).isBetween(-1.0, -0.99);
    assertThat(Arrays.stream(scaled).average().orElseThrow())
        .isCloseTo(0, within(error * Math.sqrt(1.0 / 3)));
    assertThat(Arrays.stream(scaled).map(it -> it * it).average().orElseThrow())
        .isCloseTo(1.0 / 3, within(error * Math.sqrt(4.0 / 45)));
    double[] products = new double[made.length - 1];
    Arrays.setAll(products, i -> scaled[i] * scaled[i + 1]);
    assertThat(Arrays.stream(products).average().orElseThrow()).isCloseTo(0, within(error / 3));
  }

  @Test
  void aBiasHasTheBoundOfItsLayer() {
    float[] bias = Initializers.seeded(GRAPH, 1).tensor("mid_block.resnets.0.conv1.bias").floats();
    assertThat(bias).hasSize(32);
    for (float value : bias) {
      assertThat(Math.abs(value)).isLessThanOrEqualTo((float) (1 / Math.sqrt(288)));
    }
    assertThat(bias[0]).isNotEqualTo(bias[1]);
  }

  @Test
  void normsScaleByOneAndShiftByZero() {
    WeightStore made = Initializers.seeded(GRAPH, 1);
    assertThat(made.tensor("conv_norm_out.weight").floats()).containsOnly(1);
    assertThat(made.tensor("conv_norm_out.bias").floats()).containsOnly(0);
    assertThat(made.tensor("mid_block.attentions.0.transformer_blocks.0.norm1.weight").floats())
        .containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"middle=none", "levels[0].resnets=1", "transformer.projection=linear"})
  void variantsShareTheWeightsOfCommonLayers(String change) {
    WeightStore one = Initializers.seeded(GRAPH, 5);
    WeightStore other = Initializers.seeded(Small.graph("sd15_tiny", change), 5);
    String name = "down_blocks.0.attentions.0.proj_in.weight";

    assertThat(other.tensor(name).floats()).isEqualTo(one.tensor(name).floats());
    assertThat(other.tensor("conv_in.bias").floats())
        .isEqualTo(one.tensor("conv_in.bias").floats());
    assertThat(Initializers.seeded(GRAPH, 6).tensor(name).floats())
        .isNotEqualTo(one.tensor(name).floats());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sd15_tiny", "sdxl_tiny", "md_tiny", "md_relu_tiny", "bk_tiny"})
  void everyNetworksWeightsFitIt(String model) {
    Graph graph = Small.graph(model);
    assertThat(WeightMatch.match(graph, Initializers.seeded(graph, 0)).tensors().size())
        .isEqualTo((int) graph.weights().count());
  }
}
