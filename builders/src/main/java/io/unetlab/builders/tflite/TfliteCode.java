package io.unetlab.builders.tflite;

import java.util.List;

/**
 * The operators of a file, with the numbers that TensorFlow Lite's schema (version 3c) gives them.
 */
public enum TfliteCode {
  ADD(0, 11),
  CONCATENATION(2, 10, intField("axis", 0)),
  CONV_2D(3, 1, byteField("padding", 0), intField("stride_w", 1), intField("stride_h", 2)),
  DEPTHWISE_CONV_2D(
      4,
      2,
      byteField("padding", 0),
      intField("stride_w", 1),
      intField("stride_h", 2),
      intField("depth_multiplier", 3)),
  DEQUANTIZE(6, 38),
  FULLY_CONNECTED(9, 8, boolField("keep_num_dims", 2)),
  LOGISTIC(14, 0),
  MUL(18, 21),
  RELU(19, 0),
  RESHAPE(22, 17),
  SOFTMAX(25, 9, floatField("beta", 0)),
  TANH(28, 0),
  PAD(34, 22),
  GATHER(36, 23, intField("axis", 0)),
  TRANSPOSE(39, 26),
  MEAN(40, 27, boolField("keep_dims", 0)),
  SUB(41, 28),
  DIV(42, 29),
  EXP(47, 33),
  SPLIT(49, 35, intField("num_splits", 0)),
  CAST(53, 37, byteField("in_data_type", 0), byteField("out_data_type", 1)),
  ARG_MAX(56, 40, byteField("output_type", 0)),
  MINIMUM(57, 39),
  SIN(66, 0),
  EQUAL(71, 53),
  SUM(74, 27, boolField("keep_dims", 0)),
  RSQRT(76, 0),
  SQUARE(92, 66),
  RESIZE_NEAREST_NEIGHBOR(97, 74),
  COS(108, 84),
  BATCH_MATMUL(126, 101),
  GELU(150, 116),
  /** Its options are a {@link TfliteComposite}. */
  STABLEHLO_COMPOSITE(206, 0);

  /** How a setting is stored. */
  enum Kind {
    /** A constant of one of the schema's enums, a byte. */
    BYTE,
    BOOL,
    INT,
    FLOAT
  }

  /**
   * A setting of an operator.
   *
   * @param slot in the operator's table of options
   */
  record Field(String name, int slot, Kind kind) {}

  private final int number;
  private final int options;
  private final List<Field> fields;

  TfliteCode(int number, int options, Field... fields) {
    this.number = number;
    this.options = options;
    this.fields = List.of(fields);
  }

  /** The operator's number, {@code BuiltinOperator}. */
  public int number() {
    return number;
  }

  /** The number of its options in the union {@code BuiltinOptions}; 0 if it has none. */
  int options() {
    return options;
  }

  /** The settings that are written; the others keep the schema's defaults. */
  List<Field> fields() {
    return fields;
  }

  Field field(String name) {
    return fields.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " has no setting " + name));
  }

  private static Field byteField(String name, int slot) {
    return new Field(name, slot, Kind.BYTE);
  }

  private static Field boolField(String name, int slot) {
    return new Field(name, slot, Kind.BOOL);
  }

  private static Field intField(String name, int slot) {
    return new Field(name, slot, Kind.INT);
  }

  private static Field floatField(String name, int slot) {
    return new Field(name, slot, Kind.FLOAT);
  }
}
