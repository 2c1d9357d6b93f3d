package io.unetlab.profiler.delegate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime's provider for Qualcomm's QNN, on the HTP backend. The provider asks the backend
 * about each node that it would take; the backend's own rules are not published.
 */
final class QnnRules {

  private static final String BUILDER = "providers/qnn/builder/";

  private static final Source LIST =
      OrtSource.of(BUILDER + "op_builder_factory.cc", "OpBuilderRegistrations");

  private static final Set<String> READ =
      Operators.of(
          """
          Add ArgMax Cast Concat Conv Cos Div Equal Erf Exp Gather GatherND Gelu Gemm
          GroupNormalization InstanceNormalization LayerNormalization MatMul Min Mul Pow ReduceMean
          ReduceSum Relu Reshape Resize Sigmoid Sin Softmax Split Sqrt Tanh Transpose
          """);

  private static final Set<String> UNREAD =
      Operators.of(
          """
          Abs And ArgMin Asin Atan AveragePool BatchNormalization Ceil Clip ConvTranspose CumSum
          DepthToSpace DequantizeLinear Einsum Elu Expand Flatten Floor FusedMatMul GatherElements
          GlobalAveragePool GlobalMaxPool Greater GreaterOrEqual GridSample HardSigmoid HardSwish
          Inverse IsNaN LRN LSTM LeakyRelu Less LessOrEqual Log LogSoftmax LpNormalization MatMulNBits
          Max MaxPool Mean Mod Neg Not Or PRelu Pad QuantizeLinear QuickGelu RMSNormalization
          RandomUniformLike Reciprocal ReduceL2 ReduceMax ReduceMin ReduceProd RoiAlign Round STFT
          ScatterElements ScatterND Sign SimplifiedLayerNormalization Slice SpaceToDepth Squeeze Sub Sum Tan
          ThresholdedRelu Tile TopK Unsqueeze Upsample Where
          """);

  static final RuleBook<OnnxFileNode> BOOK =
      new RuleBook<>(LIST, READ, UNREAD, List.of(erf()), changes());

  private QnnRules() {}

  private static Map<String, String> changes() {
    return Map.of(
        "MultiHeadAttention",
        "export with --attention plain",
        "Attention",
        "export with --attention plain");
  }

  private static Rule<OnnxFileNode> erf() {
    return new Rule<>(
        Set.of("Erf"),
        "it does not read the result of Div, as in a GELU",
        node -> !node.producer().equals("Div"),
        "it has Erf only as a part of a GELU",
        "",
        OrtSource.of(BUILDER + "qnn_node_group/gelu_fusion.cc", "GeluFusion::TryFusion"));
  }
}
