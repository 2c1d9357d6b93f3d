package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operator of a file.
 *
 * @param node the operation of the graph that it computes, or computes a part of
 * @param settings by the schema's names; a setting that is missing is 0
 * @param composite what a composite stands for; empty for any other operator
 */
public record TfliteOperator(
    TfliteCode code,
    Node node,
    List<TfliteTensor> inputs,
    List<TfliteTensor> outputs,
    Map<String, Number> settings,
    Optional<TfliteComposite> composite) {

  /** The first version of FULLY_CONNECTED that keeps more than two dimensions. */
  private static final int KEEPS_DIMENSIONS = 5;

  /** The first version of CONV_2D that has groups. */
  private static final int HAS_GROUPS = 6;

  /** The first version of DEQUANTIZE that reads float16. */
  private static final int READS_HALVES = 3;

  /**
   * The first version of DEQUANTIZE that reads int8. A scale for each channel came with version 5,
   * but LiteRT's GPU delegate, which reads those too, takes no version above 3, and every runtime
   * that finds weights after the flatbuffer knows them.
   */
  private static final int READS_BYTES = 2;

  public TfliteOperator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    settings = Map.copyOf(settings);
    settings.keySet().forEach(code::field);
    if (composite.isPresent() != (code == TfliteCode.STABLEHLO_COMPOSITE)) {
      throw new IllegalArgumentException(code + " with " + composite);
    }
  }

  TfliteOperator(
      TfliteCode code,
      Node node,
      List<TfliteTensor> inputs,
      List<TfliteTensor> outputs,
      Map<String, Number> settings) {
    this(code, node, inputs, outputs, settings, Optional.empty());
  }

  /** The version of the operator that these settings and types need. */
  public int version() {
    return switch (code) {
      case CONV_2D -> isGrouped() ? HAS_GROUPS : 1;
      case FULLY_CONNECTED -> KEEPS_DIMENSIONS;
      case DEQUANTIZE -> inputs.get(0).type() == ElementType.FLOAT16 ? READS_HALVES : READS_BYTES;
      default -> 1;
    };
  }

  /** Whether it is a CONV_2D whose filter has fewer channels than what it reads. */
  public boolean isGrouped() {
    return code == TfliteCode.CONV_2D
        && inputs.get(0).shape().last() != inputs.get(1).shape().last();
  }

  /** A setting by the schema's name. */
  public Number setting(String name) {
    return settings.getOrDefault(code.field(name).name(), 0);
  }

  public TfliteTensor output() {
    return outputs.get(0);
  }
}
