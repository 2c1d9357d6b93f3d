package io.unetlab.profiler.delegate;

import static io.unetlab.profiler.delegate.TfliteNode.ATTENTION;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** LiteRT's GPU delegate, ML Drift, with its options as they are by default. */
final class GpuRules {

  private static final Source LIST =
      LiteRtSource.of("ml_drift_delegate/tflite/model_builder.cc", "NewOperationParser");

  private static final Source COMPATIBILITY =
      LiteRtSource.of("tflite/tools/versioning/gpu_compatibility.cc", "");

  private static final int MOST_DIMENSIONS = 4;

  private static final Set<String> READ =
      Operators.of(
          """
          ADD ARG_MAX BATCH_MATMUL CAST CONCATENATION CONV_2D COS DEPTHWISE_CONV_2D DEQUANTIZE DIV
          EQUAL EXP FULLY_CONNECTED GATHER GELU LOGISTIC MEAN MINIMUM MUL PAD RELU RESHAPE
          RESIZE_NEAREST_NEIGHBOR RSQRT SIN SOFTMAX SPLIT SQUARE SUB SUM TANH TRANSPOSE
          odml.group_norm odml.scaled_dot_product_attention
          """);

  private static final Set<String> UNREAD =
      Operators.of(
          """
          ABS ADD_N ATAN2 AVERAGE_POOL_2D BITCAST BITWISE_XOR CEIL CUMSUM DEPTH_TO_SPACE
          DYNAMIC_UPDATE_SLICE ELU EMBEDDING_LOOKUP FLOOR FLOOR_DIV FLOOR_MOD GREATER GREATER_EQUAL
          HARD_SWISH LEAKY_RELU LESS LESS_EQUAL LOG LOGICAL_AND LOGICAL_NOT LOGICAL_OR LSTM MAXIMUM
          MAX_POOL_2D MIRROR_PAD NEG NOT_EQUAL ONE_HOT PACK PADV2 POW PRELU QUANTIZE REDUCE_ALL
          REDUCE_ANY REDUCE_MAX REDUCE_MIN REDUCE_PROD RELU6 RELU_0_TO_1 RELU_N1_TO_1
          RESIZE_BILINEAR REVERSE_V2 RIGHT_SHIFT ROUND SELECT SELECT_V2 SIGN SLICE SPACE_TO_DEPTH
          SPLIT_V SQRT SQUARED_DIFFERENCE STRIDED_SLICE TILE TOPK_V2 TRANSPOSE_CONV UNPACK
          odml.rms_norm
          """);

  /** IsIntSupportedOp: whole numbers on both sides. */
  private static final Set<String> WHOLE = Operators.of("ADD COS DIV MINIMUM MUL SIN SUB SUM");

  /** SupportAllPrecisionOp: whole numbers and booleans on both sides. */
  private static final Set<String> ANY =
      Operators.of("CAST CONCATENATION GATHER PAD RESHAPE TRANSPOSE");

  /** All but DEQUANTIZE, which may unpack a constant. */
  private static final Set<String> WITH_VALUES =
      READ.stream().filter(it -> !it.equals("DEQUANTIZE")).collect(Collectors.toUnmodifiableSet());

  static final RuleBook<TfliteNode> BOOK = new RuleBook<>(LIST, READ, UNREAD, rules(), Map.of());

  private GpuRules() {}

  private static List<Rule<TfliteNode>> rules() {
    List<Rule<TfliteNode>> rules = new ArrayList<>();
    rules.add(TfliteRules.dimensions(MOST_DIMENSIONS, LIST.at("IsAllAllowedTensors")));
    rules.add(types());
    rules.add(constant());
    rules.add(unpacked());
    rules.add(groups());
    rules.add(indices());
    rules.add(table());
    rules.add(linear());
    rules.add(TfliteRules.unscaled(LIST.at("SoftmaxOperationParser")));
    rules.add(attention());
    new TreeMap<>(newest())
        .forEach((version, them) -> rules.add(TfliteRules.newest(version, them, LIST)));
    return rules;
  }

  private static Rule<TfliteNode> types() {
    return new Rule<>(
        Set.of(),
        "it reads or writes a value of another type than floats: booleans may be read; int32 is for "
            + named(WHOLE, ANY)
            + ", the inputs of EQUAL and the result of ARG_MAX; the result of EQUAL and of "
            + named(ANY)
            + " may be boolean",
        GpuRules::hasOtherTypes,
        "it does not take this type in this operator",
        "",
        LIST.at("GetOpsToReplaceWithOptions"));
  }

  @SafeVarargs
  private static String named(Set<String>... operators) {
    return Stream.of(operators).flatMap(Set::stream).sorted().collect(Collectors.joining(", "));
  }

  private static boolean hasOtherTypes(TfliteNode node) {
    return node.inputs().stream().anyMatch(it -> !it.isConstant() && !isRead(node, it))
        || node.original().outputs().stream().anyMatch(it -> !isWritten(node, it));
  }

  private static boolean isRead(TfliteNode node, TfliteTensor tensor) {
    boolean whole = takesWhole(node) || node.operator().equals("EQUAL");
    return TfliteRules.isFloat(tensor)
        || tensor.type() == ElementType.BOOL
        || (whole && tensor.type() == ElementType.INT32);
  }

  private static boolean isWritten(TfliteNode node, TfliteTensor tensor) {
    return switch (node.operator()) {
      case "ARG_MAX" -> tensor.type() == ElementType.INT32;
      case "EQUAL" -> TfliteRules.isFloat(tensor) || tensor.type() == ElementType.BOOL;
      default ->
          TfliteRules.isFloat(tensor)
              || (takesWhole(node) && tensor.type() == ElementType.INT32)
              || (ANY.contains(node.operator()) && tensor.type() == ElementType.BOOL);
    };
  }

  private static boolean takesWhole(TfliteNode node) {
    return WHOLE.contains(node.operator()) || ANY.contains(node.operator());
  }

  private static Rule<TfliteNode> constant() {
    return new Rule<>(
        WITH_VALUES,
        "everything that it reads is constant",
        node -> node.inputs().stream().allMatch(TfliteTensor::isConstant),
        "it computes nothing from constants alone",
        "",
        COMPATIBILITY.at("CheckGpuDelegateCompatibility"));
  }

  private static Rule<TfliteNode> unpacked() {
    return new Rule<>(
        Set.of("DEQUANTIZE"),
        "it unpacks a constant of fewer than 2 dimensions",
        node -> node.input(0).isConstant() && node.rank(0) < 2,
        "it unpacks constants of 2 to 4 dimensions",
        "",
        LIST.at("DequantizeOperationParser"));
  }

  // The only rule that is not a refusal of the delegate's: a file that it takes and computes
  // wrongly would pass for one that runs there.
  private static Rule<TfliteNode> groups() {
    return new Rule<>(
        Set.of("CONV_2D"),
        "it has groups; the delegate takes those, but its results are wrong",
        node -> node.original().isGrouped(),
        "it computes groups wrongly, without an error",
        "export with --form composites, which has one convolution for each group",
        LIST.at("Conv2DOperationParser"));
  }

  private static Rule<TfliteNode> indices() {
    return new Rule<>(
        Set.of("GATHER"),
        "the indices are not int32 or not of one dimension",
        node -> node.rank(1) != 1 || node.input(1).type() != ElementType.INT32,
        "the indices are not int32 or not of one dimension",
        "",
        COMPATIBILITY.at("CheckGpuDelegateCompatibility"));
  }

  private static Rule<TfliteNode> table() {
    return new Rule<>(
        Set.of("GATHER"),
        "the table and the result differ in type, as they do with a constant of 16 bits",
        node -> node.type() != node.output().type(),
        "it reads a table of 16 bits as it is, and then refuses the result in 32 bits",
        "export with --precision float32, or let the embedding run on the CPU",
        LIST.at("GatherOperationParser"));
  }

  private static Rule<TfliteNode> linear() {
    return new Rule<>(
        Set.of("FULLY_CONNECTED"),
        "keep_num_dims is set, and the result has another number of dimensions than the input",
        node ->
            node.original().setting("keep_num_dims").intValue() != 0
                && node.rank(0) != node.output().shape().rank(),
        "its linear layers keep the number of dimensions",
        "",
        COMPATIBILITY.at("CheckGpuDelegateCompatibility"));
  }

  private static Rule<TfliteNode> attention() {
    return new Rule<>(
        Set.of(ATTENTION),
        "the heads of queries, keys and values differ in width, keys and values differ in shape, or"
            + " a mask's last dimension is not the number of keys",
        node ->
            TfliteRules.widthsDiffer(node)
                || !node.input(1).shape().equals(node.input(2).shape())
                || TfliteRules.maskDiffers(node),
        "its attention does not take these tensors",
        "export with --form primitives",
        LIST.at("CompositeSdpaParser"));
  }

  private static Map<Integer, Set<String>> newest() {
    return Map.of(
        1, Operators.of("RESHAPE"),
        2, Operators.of("COS DIV EQUAL EXP LOGISTIC RELU RSQRT SIN SQUARE SUB TANH"),
        3, Operators.of("DEQUANTIZE GELU RESIZE_NEAREST_NEIGHBOR"),
        4, Operators.of("MINIMUM SOFTMAX"),
        5, Operators.of("PAD"),
        6, Operators.of("ADD CONCATENATION CONV_2D DEPTHWISE_CONV_2D"),
        8, Operators.of("MUL"),
        9, Operators.of("TRANSPOSE"),
        14, Operators.of("FULLY_CONNECTED"));
  }
}
