package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Meaning;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.OpReference;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    WeightStore weights = weights(graph);
    WeightStore inputs = inputs(graph, example, 1);
    Tensor expected = expected(graph, weights, inputs);
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
    WeightStore weights = weights(graph);
    WeightStore inputs = inputs(graph, example, 1);
    Tensor expected = expected(graph, weights, inputs);
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
    WeightStore weights = weights(graph);
    WeightStore inputs = inputs(graph, example, 300);
    Tensor expected = expected(graph, weights, inputs);
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

  private static Tensor expected(Graph graph, WeightStore weights, WeightStore inputs) {
    Map<String, double[]> given = new HashMap<>();
    Stream.of(weights, inputs)
        .flatMap(store -> store.tensors().values().stream())
        .forEach(tensor -> given.put(tensor.name(), doubles(tensor)));
    double[] numbers = OpReference.output(graph, given);
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return Tensor.of("expected", graph.output().shape(), rounded);
  }

  private static double[] doubles(Tensor tensor) {
    double[] numbers = new double[Math.toIntExact(tensor.elements())];
    float[] floats = tensor.isWhole() ? new float[0] : tensor.floats();
    long[] wholes = tensor.isWhole() ? tensor.wholes() : new long[0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = tensor.isWhole() ? wholes[i] : floats[i];
    }
    return numbers;
  }

  // A norm's weights are initialised to 1 and 0, which would hide that one is not read.
  private static WeightStore weights(Graph graph) {
    Random random = new Random(5);
    return WeightStore.of(
        graph.weights().map(it -> normal(it.name(), it.shape(), 1, random)).toList());
  }

  private static WeightStore inputs(Graph graph, OpZoo.Example example, double scale) {
    Random random = new Random(3);
    int ids = example.op() instanceof Embedding table ? table.count() : 5;
    return WeightStore.of(
        graph.inputs().stream().map(it -> input(it, ids, scale, random)).toList());
  }

  // Few ids, so that some repeat; times up to the length of a training.
  private static Tensor input(Node node, int ids, double scale, Random random) {
    if (Input.of(node).meaning() == Meaning.TOKENS) {
      long[] numbers = random.longs(node.shape().elements(), 0, ids).toArray();
      return Tensor.ofWholes(node.name(), node.shape(), numbers);
    }
    double times = Input.of(node).meaning() == Meaning.TIME ? 500 : 1;
    return normal(node.name(), node.shape(), scale * times, random);
  }

  private static Tensor normal(String name, TensorShape shape, double scale, Random random) {
    float[] numbers = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * scale);
    }
    return Tensor.of(name, shape, numbers);
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
