package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** LiteRT's delegate of Android's Neural Networks API, on feature level 5 (Android 12). */
final class NnapiRules {

  private static final Source LIST =
      LiteRtSource.of("tflite/delegates/nnapi/nnapi_delegate.cc", "NNAPIDelegateKernel::Validate");

  private static final int MOST_DIMENSIONS = 4;

  private static final Set<String> READ =
      Operators.of(
          """
          ADD ARG_MAX CAST CONCATENATION CONV_2D COS DEPTHWISE_CONV_2D DEQUANTIZE DIV EQUAL EXP
          FULLY_CONNECTED GATHER LOGISTIC MEAN MINIMUM MUL PAD RELU RESHAPE RESIZE_NEAREST_NEIGHBOR
          RSQRT SIN SOFTMAX SPLIT SUB SUM TANH TRANSPOSE
          """);

  private static final Set<String> UNREAD =
      Operators.of(
          """
          ABS ARG_MIN AVERAGE_POOL_2D BATCH_TO_SPACE_ND BIDIRECTIONAL_SEQUENCE_LSTM DENSIFY
          DEPTH_TO_SPACE ELU EMBEDDING_LOOKUP EXPAND_DIMS FILL FLOOR GREATER GREATER_EQUAL HARD_SWISH
          HASHTABLE_LOOKUP L2_NORMALIZATION L2_POOL_2D LEAKY_RELU LESS LESS_EQUAL
          LOCAL_RESPONSE_NORMALIZATION LOG LOGICAL_AND LOGICAL_NOT LOGICAL_OR LOG_SOFTMAX
          LSH_PROJECTION LSTM MAXIMUM MAX_POOL_2D NEG NOT_EQUAL PADV2 POW PRELU QUANTIZE REDUCE_ANY
          REDUCE_MAX REDUCE_MIN REDUCE_PROD RELU6 RELU_N1_TO_1 RESIZE_BILINEAR RNN SELECT SLICE
          SPACE_TO_BATCH_ND SPACE_TO_DEPTH SPLIT_V SQRT SQUEEZE STRIDED_SLICE SVDF TILE TOPK_V2
          TRANSPOSE_CONV UNIDIRECTIONAL_SEQUENCE_LSTM UNIDIRECTIONAL_SEQUENCE_RNN
          """);

  static final RuleBook<TfliteNode> BOOK = new RuleBook<>(LIST, READ, UNREAD, rules(), Map.of());

  private NnapiRules() {}

  private static List<Rule<TfliteNode>> rules() {
    List<Rule<TfliteNode>> rules = new ArrayList<>();
    Set<ElementType> real = Set.of(ElementType.FLOAT32);
    Set<ElementType> whole = Set.of(ElementType.FLOAT32, ElementType.INT32);
    rules.add(
        first(
            real,
            """
            COS DIV EXP LOGISTIC MEAN PAD RELU RESHAPE RESIZE_NEAREST_NEIGHBOR RSQRT SIN SOFTMAX SUM
            TANH
            """));
    rules.add(first(Set.of(ElementType.FLOAT32, ElementType.FLOAT16), "CONCATENATION"));
    rules.add(first(whole, "ADD MUL SUB MINIMUM CAST"));
    rules.add(first(Set.of(ElementType.FLOAT32, ElementType.INT32, ElementType.BOOL), "EQUAL"));
    rules.add(
        first(
            Set.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.INT32), "ARG_MAX GATHER"));
    rules.add(parts(whole));
    rules.add(cast(whole));
    rules.add(positions());
    rules.add(dimensions());
    rules.add(reshape());
    rules.add(bias());
    newest().forEach((version, them) -> rules.add(TfliteRules.newest(version, them, LIST)));
    return rules;
  }

  /** Of the type of the first input, which is the only one that is looked at. */
  private static Rule<TfliteNode> first(Set<ElementType> types, String operators) {
    return rule(
        operators, "the first input is not " + words(types), node -> !types.contains(node.type()));
  }

  /** The condition says best why. */
  private static Rule<TfliteNode> rule(
      String operators, String condition, Predicate<TfliteNode> refuses) {
    return new Rule<>(Operators.of(operators), condition, refuses, condition, "", LIST);
  }

  private static String words(Set<ElementType> types) {
    return types.stream().sorted().map(ElementType::text).collect(Collectors.joining(" or "));
  }

  private static Rule<TfliteNode> parts(Set<ElementType> types) {
    return rule(
        "SPLIT",
        "what is split is not " + words(types),
        node -> !types.contains(node.input(1).type()));
  }

  private static Rule<TfliteNode> cast(Set<ElementType> types) {
    return rule(
        "CAST", "the result is not " + words(types), node -> !types.contains(node.output().type()));
  }

  private static Rule<TfliteNode> positions() {
    return rule(
        "GATHER",
        "the indices are not int32 or have no dimension",
        node -> node.input(1).type() != ElementType.INT32 || node.rank(1) == 0);
  }

  private static Rule<TfliteNode> dimensions() {
    return rule(
        "ADD CONCATENATION DIV MEAN MUL RESHAPE SOFTMAX SUB",
        "an input has more than " + MOST_DIMENSIONS + " dimensions",
        node -> node.inputs().stream().anyMatch(it -> it.shape().rank() > MOST_DIMENSIONS));
  }

  private static Rule<TfliteNode> reshape() {
    return rule(
        "RESHAPE",
        "the result has more than " + MOST_DIMENSIONS + " dimensions",
        node -> node.output().shape().rank() > MOST_DIMENSIONS);
  }

  private static Rule<TfliteNode> bias() {
    return rule("CONV_2D", "there is no bias", node -> node.inputs().size() != 3);
  }

  private static Map<Integer, Set<String>> newest() {
    return new TreeMap<>(
        Map.of(
            1, Operators.of("CAST COS DIV EXP RESHAPE SIN SUM"),
            2,
                Operators.of(
                    """
                    ADD ARG_MAX CONCATENATION DEQUANTIZE EQUAL GATHER LOGISTIC MEAN MUL PAD RELU
                    RSQRT SOFTMAX TANH TRANSPOSE
                    """),
            3, Operators.of("DEPTHWISE_CONV_2D MINIMUM RESIZE_NEAREST_NEIGHBOR SPLIT SUB"),
            5, Operators.of("CONV_2D FULLY_CONNECTED")));
  }
}
