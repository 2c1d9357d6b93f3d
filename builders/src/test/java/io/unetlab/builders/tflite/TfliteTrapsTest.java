package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.source.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What delegates refuse, or compute differently without an error, is in no file for them. */
class TfliteTrapsTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  /** The weights and biases of these are in the file's precision. */
  private static final List<TfliteCode> LAYERS =
      List.of(TfliteCode.CONV_2D, TfliteCode.DEPTHWISE_CONV_2D, TfliteCode.FULLY_CONNECTED);

  @TempDir private Path folder;

  static List<Graph> networks() throws IOException {
    try (Stream<Path> cases = Files.list(FOLDER)) {
      return cases.sorted().map(it -> network(it.resolve("spec.yaml"))).toList();
    }
  }

  private static Graph network(Path spec) {
    return Networks.graph(SpecLoader.load(spec));
  }

  private static List<TfliteOperator> operators(Graph graph, ElementType type, TfliteForm form) {
    return TfliteOps.lower(graph, new TfliteOptions(type, form)).all().stream()
        .flatMap(it -> it.operators().stream())
        .toList();
  }

  private static Stream<TfliteOperator> operators(Graph graph) {
    return Stream.of(TfliteForm.values())
        .flatMap(form -> operators(graph, ElementType.FLOAT32, form).stream());
  }

  private static Stream<TfliteOperator> operators(Graph graph, TfliteCode code) {
    return operators(graph).filter(it -> it.code() == code);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void noTensorHasMoreThanFourDimensions(Graph graph) {
    for (TfliteForm form : TfliteForm.values()) {
      for (TfliteGraph one :
          TfliteOps.lower(graph, new TfliteOptions(ElementType.FLOAT32, form)).all()) {
        assertThat(one.tensors()).allMatch(it -> it.shape().rank() <= 4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyLayerHasABias(Graph graph) {
    assertThat(operators(graph).filter(it -> LAYERS.contains(it.code())))
        .isNotEmpty()
        .allMatch(it -> it.inputs().size() == 3);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void axesShapesAndPermutationsAreConstantsOfOneDimension(Graph graph) {
    List<TfliteCode> last =
        List.of(TfliteCode.RESHAPE, TfliteCode.TRANSPOSE, TfliteCode.MEAN, TfliteCode.SUM);
    assertThat(
            operators(graph).filter(it -> last.contains(it.code())).map(it -> it.inputs().get(1)))
        .allMatch(it -> it.isConstant() && it.shape().rank() == 1);
    assertThat(operators(graph, TfliteCode.SPLIT).map(it -> it.inputs().get(0)))
        .allMatch(it -> it.isConstant() && it.shape().equals(TensorShape.of(1)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void rowsAreGatheredByNumbersOfOneDimension(Graph graph) {
    assertThat(operators(graph, TfliteCode.GATHER).map(it -> it.inputs().get(1)))
        .allMatch(it -> it.shape().rank() == 1 && it.type() == ElementType.INT32);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void noProductTransposesByItself(Graph graph) {
    assertThat(operators(graph, TfliteCode.BATCH_MATMUL)).allMatch(it -> it.settings().isEmpty());
  }

  /** XNNPACK refuses a layer of which one is float16 and the other is not. */
  @ParameterizedTest
  @MethodSource("networks")
  void biasesAreAsNarrowAsFloat16Weights(Graph graph) {
    List<TfliteOperator> all = operators(graph, ElementType.FLOAT16, TfliteForm.PRIMITIVES);
    List<TfliteTensor> widened =
        all.stream()
            .filter(it -> it.code() == TfliteCode.DEQUANTIZE)
            .filter(it -> it.inputs().get(0).type() == ElementType.FLOAT16)
            .map(TfliteOperator::output)
            .toList();
    assertThat(all.stream().filter(it -> LAYERS.contains(it.code())))
        .isNotEmpty()
        .allMatch(it -> widened.containsAll(it.inputs().subList(1, 3)));
    assertThat(all.stream().filter(it -> it.code() != TfliteCode.DEQUANTIZE))
        .allMatch(it -> it.inputs().stream().noneMatch(in -> in.type() == ElementType.FLOAT16));
  }

  /** LiteRT's GPU delegate fails on a matrix that is dequantized, and takes no version above 3. */
  @ParameterizedTest
  @MethodSource("networks")
  void bytesAreDequantizedInFourDimensions(Graph graph) {
    for (TfliteForm form : TfliteForm.values()) {
      assertThat(
              operators(graph, ElementType.INT8, form).stream()
                  .filter(it -> it.code() == TfliteCode.DEQUANTIZE))
          .isNotEmpty()
          .allMatch(it -> it.output().shape().rank() == 4 && it.version() <= 3);
    }
  }

  /** LiteRT's GPU delegate, for which composites are, computes groups wrongly, without an error. */
  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void noConvolutionForTheGpuHasGroups(OpZoo.Example example) {
    assertThat(operators(OpZoo.graph(example), ElementType.FLOAT32, TfliteForm.COMPOSITES))
        .noneMatch(TfliteOperator::isGrouped);
  }

  @Test
  void aConvolutionOfGroupsIsOneOperatorForTheCpu() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = builder.input("image", Input.image(TensorShape.of(1, 8, 4, 4)));
    Graph graph =
        builder.build("groups", builder.add("conv", new Conv2d(8, 16, 3, 1, 4, true), image));
    for (ElementType precision : TfliteOptions.PRECISIONS) {
      assertThat(operators(graph, precision, TfliteForm.PRIMITIVES))
          .filteredOn(it -> it.code() != TfliteCode.DEQUANTIZE)
          .filteredOn(TfliteOperator::isGrouped)
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.version()).isEqualTo(6);
                assertThat(it.inputs().get(1).shape()).isEqualTo(TensorShape.of(16, 3, 3, 2));
              });
      assertThat(operators(graph, precision, TfliteForm.PRIMITIVES))
          .noneMatch(it -> it.code() == TfliteCode.SPLIT);
    }
  }

  /** LiteRT's GPU delegate finds the largest of no others. */
  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void theLargestIsFoundAmongFloats(OpZoo.Example example) {
    assertThat(operators(OpZoo.graph(example), TfliteCode.ARG_MAX))
        .allMatch(it -> it.inputs().get(0).type() == ElementType.FLOAT32);
  }

  /** SAME would pad a UNet's image at its end only, as it has to in an encoder. */
  @ParameterizedTest
  @CsvSource({"sd15_tiny, true", "vae_encoder_tiny, false"})
  void aStridedConvolutionIsPaddedWhereTheNetworkPads(String name, boolean padded) {
    List<TfliteOperator> strided =
        operators(network(FOLDER.resolve(name + "/spec.yaml")), TfliteCode.CONV_2D)
            .filter(it -> it.setting("stride_w").intValue() == 2)
            .toList();

    assertThat(strided).isNotEmpty();
    for (TfliteOperator convolution : strided) {
      assertThat(convolution.setting("padding").intValue()).isEqualTo(padded ? 1 : 0);
      assertThat(convolution.inputs().get(0).name().endsWith("PAD")).isEqualTo(padded);
    }
  }

  /** Row 41 of 82 is the second of 2; in float32, 41 * (2 / 82f) is below 1. */
  @Test
  void anUpsamplingThatFloat32WouldMissIsRight() throws IOException {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node image = builder.input("image", Input.image(TensorShape.of(1, 1, 2, 2)));
    Node node = builder.scope("part").add("node", new Upsample(82, 4), image);
    Graph graph = builder.build("up", node);
    Path file = folder.resolve("up.tflite");
    new TfliteExporter()
        .write(graph, WeightStore.of(List.of()), TfliteOptions.USUAL, Map.of(), file, done -> {});
    WeightStore inputs = WeightStore.of(List.of(Tensor.of("image", image.shape(), 1, 2, 3, 4)));

    for (CpuKernels kernels : CpuKernels.values()) {
      try (LiteRtModel model = LiteRtModel.load(file, inputs, kernels, 1)) {
        float[] rows = model.run().get(0).floats();
        assertThat(Arrays.copyOfRange(rows, 40 * 4, 42 * 4))
            .containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
      }
    }
    assertThat(operators(graph).map(TfliteOperator::code)).contains(TfliteCode.GATHER);
  }
}
