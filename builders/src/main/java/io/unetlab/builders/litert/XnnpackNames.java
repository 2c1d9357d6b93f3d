package io.unetlab.builders.litert;

import static java.util.Map.entry;

import io.unetlab.builders.tflite.TfliteCode;
import java.util.Map;
import java.util.Set;

/**
 * XNNPACK's names for what computes a file's operators. A name starts with its kind, as in {@code
 * Fully Connected (NC, F32) GEMM}.
 */
final class XnnpackNames {

  private static final Map<TfliteCode, Set<String>> KINDS =
      Map.ofEntries(
          entry(TfliteCode.ADD, Set.of("Add")),
          entry(TfliteCode.BATCH_MATMUL, Set.of("Batch Matrix Multiply")),
          entry(TfliteCode.CAST, Set.of("Convert")),
          entry(TfliteCode.CONCATENATION, Set.of("Copy")),
          entry(TfliteCode.CONV_2D, Set.of("Convolution", "Fully Connected")),
          entry(TfliteCode.COS, Set.of("Cosine")),
          entry(TfliteCode.DEPTHWISE_CONV_2D, Set.of("Convolution")),
          entry(TfliteCode.DEQUANTIZE, Set.of("Convert")),
          entry(TfliteCode.DIV, Set.of("Divide")),
          entry(TfliteCode.EXP, Set.of("Exp")),
          entry(TfliteCode.FULLY_CONNECTED, Set.of("Fully Connected", "Dynamic Fully Connected")),
          entry(TfliteCode.GELU, Set.of("GELU", "ApproxGELU")),
          entry(TfliteCode.LOGISTIC, Set.of("Sigmoid")),
          entry(TfliteCode.MEAN, Set.of("Mean", "Mean Squared")),
          entry(TfliteCode.MINIMUM, Set.of("Minimum", "Clamp")),
          entry(TfliteCode.MUL, Set.of("Multiply")),
          entry(TfliteCode.PAD, Set.of("Constant Pad")),
          entry(TfliteCode.RELU, Set.of("Clamp")),
          entry(TfliteCode.RESHAPE, Set.of("Static Reshape", "Copy")),
          entry(TfliteCode.RSQRT, Set.of("Reciprocal Square Root")),
          entry(TfliteCode.SIN, Set.of("Sine")),
          entry(TfliteCode.SOFTMAX, Set.of("Softmax")),
          entry(TfliteCode.SPLIT, Set.of("Copy", "Slice")),
          entry(TfliteCode.SQUARE, Set.of("Square", "Mean Squared")),
          entry(TfliteCode.SUB, Set.of("Subtract")),
          entry(TfliteCode.SUM, Set.of("Sum")),
          entry(TfliteCode.TANH, Set.of("TanH")),
          entry(TfliteCode.TRANSPOSE, Set.of("Transpose")));

  private static final Set<TfliteCode> OF_SEVERAL =
      Set.of(TfliteCode.CONCATENATION, TfliteCode.SPLIT);

  private XnnpackNames() {}

  /** The kind of operator. */
  static String kind(String name) {
    int end = name.indexOf(" (");
    return end < 0 ? name : name.substring(0, end);
  }

  /** Whether an operator of XNNPACK may compute an operator of a file. */
  static boolean computes(String kind, TfliteCode code) {
    return KINDS.getOrDefault(code, Set.of()).contains(kind);
  }

  /** Whether several of XNNPACK's may compute it together. */
  static boolean severalCompute(TfliteCode code) {
    return OF_SEVERAL.contains(code);
  }
}
