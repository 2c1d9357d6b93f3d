package io.unetlab.profiler.delegate;

import static io.unetlab.profiler.delegate.TfliteNode.ATTENTION;

import io.unetlab.builders.graph.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** XNNPACK, which runs on the CPU whatever no other delegate takes. */
final class XnnpackRules {

  private static final Source LIST =
      LiteRtSource.of("tflite/delegates/xnnpack/xnnpack_delegate.cc", "Subgraph::VisitNode");

  private static final String BUILT_IN =
      "LiteRT's own kernel runs it, and the graph is cut at each; nothing to change";

  private static final String COMPOSITE =
      "export with --form primitives; LiteRT runs what the composite stands for, cutting the graph";

  /** XNN_MAX_TENSOR_DIMS. */
  private static final int MOST_DIMENSIONS = 6;

  private static final Set<String> READ =
      Operators.of(
          """
          ADD BATCH_MATMUL CONCATENATION CONV_2D COS DEPTHWISE_CONV_2D DEQUANTIZE DIV EXP
          FULLY_CONNECTED GELU LOGISTIC MEAN MINIMUM MUL PAD RELU RESHAPE RSQRT SIN SOFTMAX SPLIT
          SQUARE SUB SUM TANH TRANSPOSE odml.scaled_dot_product_attention
          """);

  private static final Set<String> UNREAD =
      Operators.of(
          """
          ABS ASSIGN_VARIABLE AVERAGE_POOL_2D CEIL DEPTH_TO_SPACE ELU EXPAND_DIMS FLOOR HARD_SWISH
          LEAKY_RELU LOG MAXIMUM MAX_POOL_2D NEG PRELU QUANTIZE READ_VARIABLE REDUCE_MAX REDUCE_MIN
          RELU6 RELU_N1_TO_1 RESIZE_BILINEAR ROUND SLICE SPACE_TO_DEPTH SQRT SQUARED_DIFFERENCE
          STRIDED_SLICE TRANSPOSE_CONV VAR_HANDLE
          """);

  static final RuleBook<TfliteNode> BOOK =
      new RuleBook<>(
          LIST,
          READ,
          UNREAD,
          List.of(
              types(),
              TfliteRules.dimensions(MOST_DIMENSIONS, LIST.at("CheckTensorShape")),
              bias(),
              mixed(),
              joined(),
              split(),
              TfliteRules.unscaled(LIST.at("VisitSoftmaxNode")),
              attention()),
          Map.of(
              "RESIZE_NEAREST_NEIGHBOR",
              BUILT_IN,
              "GATHER",
              BUILT_IN,
              "odml.group_norm",
              COMPOSITE,
              "odml.rms_norm",
              COMPOSITE));

  private XnnpackRules() {}

  private static Rule<TfliteNode> types() {
    return new Rule<>(
        Set.of(),
        "a value that it reads or writes is neither float32 nor float16",
        node -> node.anyValue(it -> !TfliteRules.isFloat(it)),
        "it computes with floats only, in files without quantisation",
        "",
        LIST.at("CheckTensorFloatType"));
  }

  private static Rule<TfliteNode> bias() {
    return new Rule<>(
        Operators.of("CONV_2D DEPTHWISE_CONV_2D"),
        "there is no bias",
        node -> node.inputs().size() < 3,
        "there is no bias",
        "",
        LIST.at("VisitConv2DNode"));
  }

  private static Rule<TfliteNode> mixed() {
    return new Rule<>(
        Operators.of("ADD MUL SUB BATCH_MATMUL"),
        "the types of the inputs and of the result differ",
        node -> node.tensors().map(it -> it.type()).distinct().count() > 1,
        "it does not mix types",
        "",
        LIST.at("VisitBinaryNode"));
  }

  private static Rule<TfliteNode> joined() {
    return new Rule<>(
        Set.of("CONCATENATION"),
        "it joins fewer than 2 or more than 5 tensors",
        node -> node.inputs().size() < 2 || node.inputs().size() > 5,
        "it joins 2 to 5 tensors",
        "",
        LIST.at("VisitConcatenationNode"));
  }

  private static Rule<TfliteNode> split() {
    return new Rule<>(
        Set.of("SPLIT"),
        "it splits into fewer than 2 or more than 4 parts",
        node -> node.writes().size() < 2 || node.writes().size() > 4,
        "it splits into 2 to 4 parts",
        "",
        LIST.at("VisitSplitNode"));
  }

  private static Rule<TfliteNode> attention() {
    return new Rule<>(
        Set.of(ATTENTION),
        "a tensor is not float32, the heads of queries, keys and values differ in width, or a"
            + " mask's last dimension is not the number of keys",
        node ->
            node.tensors().anyMatch(it -> it.type() != ElementType.FLOAT32)
                || TfliteRules.widthsDiffer(node)
                || TfliteRules.maskDiffers(node),
        "its attention does not take these tensors",
        COMPOSITE,
        LIST.at("VisitDotAttentionNode"));
  }
}
