package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.OpNumbers;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation computes what its definition says, in DJL with both kinds of kernels and in
 * bfloat16, and in ONNX Runtime in every form of the file.
 */
class OpParityTest {

  private static final List<Integer> OPSETS = List.of(17, 18, 20, 21, 23);

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void djlComputesTheDefinition(OpZoo.Example example) {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = OpNumbers.inputs(graph, example, 1);
    Tensor expected = OpNumbers.expected(graph, weights, inputs);
    for (KernelMode kernels : KernelMode.values()) {
      Tensor found = djl(graph, weights, inputs, kernels, ElementType.FLOAT32);
      assertAgree(found, expected, kernels.toString(), 1e-5);
    }
    Tensor rounded = djl(graph, weights, inputs, KernelMode.FUSED, ElementType.BFLOAT16);
    assertAgree(rounded, expected, "bfloat16", 6e-2);
  }

  private static Tensor djl(
      Graph graph, WeightStore weights, WeightStore inputs, KernelMode kernels, ElementType type) {
    try (WeightPool pool = new WeightPool(kernels, type);
        DjlModel model = DjlModel.load(graph, weights, inputs, pool)) {
      return model.run().get(0);
    }
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void onnxRuntimeComputesTheDefinition(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = OpNumbers.inputs(graph, example, 1);
    Tensor expected = OpNumbers.expected(graph, weights, inputs);
    for (OnnxOptions options : options()) {
      double limit = options.precision() == ElementType.FLOAT32 ? 1e-5 : 1e-2;
      assertAgree(onnx(graph, weights, inputs, options), expected, options.toString(), limit);
    }
  }

  static Stream<OpZoo.Example> exact() {
    return OpZoo.all().filter(it -> isExact(it.op()));
  }

  // Operations whose sums leave the range of 16 bits before their result is back in it.
  private static boolean isExact(Op op) {
    return op instanceof GroupNorm
        || op instanceof LayerNorm
        || op instanceof RmsNorm
        || op instanceof Attention attention && attention.kernel().isLinear();
  }

  @ParameterizedTest
  @MethodSource("exact")
  void largeNumbersDoNotOverflowIn16Bits(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = OpNumbers.inputs(graph, example, 300);
    Tensor expected = OpNumbers.expected(graph, weights, inputs);
    for (OnnxOptions options : options()) {
      if (options.precision() == ElementType.FLOAT16) {
        assertAgree(onnx(graph, weights, inputs, options), expected, options.toString(), 1e-2);
      }
    }
  }

  private static void assertAgree(Tensor found, Tensor expected, String where, double limit) {
    assertThat(found.dims()).as(where).isEqualTo(expected.dims());
    assertThat(Parity.of(found, expected).relative()).as(where).isLessThan(limit);
  }

  private static List<OnnxOptions> options() {
    List<OnnxOptions> all = new ArrayList<>();
    for (int opset : OPSETS) {
      for (ElementType precision : OnnxOptions.PRECISIONS) {
        for (AttentionForm attention : AttentionForm.values()) {
          all.add(new OnnxOptions(precision, opset, attention, false));
        }
      }
    }
    return all;
  }

  private Tensor onnx(Graph graph, WeightStore weights, WeightStore inputs, OnnxOptions options)
      throws IOException {
    Path file =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("one.onnx"), done -> {})
            .model();
    try (OrtModel model = OrtModel.load(file, inputs, 1)) {
      return model.run().get(0);
    }
  }
}
