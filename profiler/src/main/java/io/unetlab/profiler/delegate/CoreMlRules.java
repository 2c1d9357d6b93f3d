package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** ONNX Runtime's provider for Core ML, writing an ML program (option {@code ModelFormat}). */
final class CoreMlRules {

  private static final String BUILDERS = "providers/coreml/builders/";

  private static final Source LIST =
      OrtSource.of(BUILDERS + "op_builder_factory.cc", "CreateOpBuilderRegistrations");

  private static final String SMALL =
      "the sinusoid of a time step runs on the CPU, before everything else; nothing to change";

  private static final int MOST_IN_A_DIMENSION = 16_384;

  private static final Set<String> READ =
      Operators.of(
          """
          Add ArgMax Cast Concat Conv Div Erf Exp Gather Gelu Gemm GroupNormalization
          InstanceNormalization LayerNormalization MatMul Mul Pow ReduceMean ReduceSum Relu Reshape
          Resize Sigmoid Softmax Split Sqrt Tanh Transpose
          """);

  private static final Set<String> UNREAD =
      Operators.of(
          """
          AveragePool BatchNormalization Clip ConvTranspose DepthToSpace Elu Flatten
          GlobalAveragePool GlobalMaxPool GridSample LRN LeakyRelu Max MaxPool PRelu Pad Reciprocal
          ReduceMax ReduceMin ReduceProd Round Shape Slice Softplus Squeeze Sub Unsqueeze
          """);

  static final RuleBook<OnnxFileNode> BOOK =
      new RuleBook<>(LIST, READ, UNREAD, List.of(cast(), bool(), argMax(), size()), changes());

  private CoreMlRules() {}

  private static Map<String, String> changes() {
    return Map.of(
        "MultiHeadAttention",
        "export with --attention plain",
        "Attention",
        "export with --attention plain",
        "Cos",
        SMALL,
        "Sin",
        SMALL);
  }

  private static Rule<OnnxFileNode> cast() {
    return new Rule<>(
        Set.of("Cast"),
        "it reads an input of the network",
        node -> node.producer().isEmpty(),
        "it casts only what another node computes",
        "",
        OrtSource.of(BUILDERS + "impl/cast_op_builder.cc", "CastOpBuilder::IsOpSupportedImpl"));
  }

  private static Rule<OnnxFileNode> bool() {
    return new Rule<>(
        Set.of("Cast"),
        "it reads booleans, the result of Equal",
        node -> node.producer().equals("Equal"),
        "it does not cast booleans",
        "",
        OrtSource.of(
            BUILDERS + "impl/cast_op_builder.cc", "CastOpBuilder::HasSupportedInputsImpl"));
  }

  private static Rule<OnnxFileNode> argMax() {
    return new Rule<>(
        Set.of("ArgMax"),
        "it reads int32, as every ArgMax of our files does",
        node -> true,
        "it does not compare int32",
        "",
        OrtSource.of(BUILDERS + "impl/base_op_builder.cc", "BaseOpBuilder::IsInputDtypeSupport"));
  }

  private static Rule<OnnxFileNode> size() {
    return new Rule<>(
        Set.of("Conv"),
        "a dimension of the input, the weight or the result is above " + MOST_IN_A_DIMENSION,
        CoreMlRules::isLarge,
        "Core ML's convolutions have dimensions of at most " + MOST_IN_A_DIMENSION,
        "",
        OrtSource.of(BUILDERS + "impl/builder_utils.cc", "CheckShapeForConvMemoryLimit"));
  }

  private static boolean isLarge(OnnxFileNode node) {
    return node.operation().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it.input(0).shape(), it.shape()),
                    it.weights().stream().map(weight -> weight.shape())))
        .map(TensorShape::toArray)
        .flatMapToLong(LongStream::of)
        .anyMatch(dim -> dim > MOST_IN_A_DIMENSION);
  }
}
