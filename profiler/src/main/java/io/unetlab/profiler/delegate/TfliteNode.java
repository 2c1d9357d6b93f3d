package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteCode;
import io.unetlab.builders.tflite.TfliteComposite;
import io.unetlab.builders.tflite.TfliteOperator;
import io.unetlab.builders.tflite.TfliteTensor;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An operator of a TensorFlow Lite file.
 *
 * @param original as it is in the file
 * @param inputs as the delegate sees them, which may be a constant in place of the operator that
 *     unpacks it
 */
record TfliteNode(TfliteOperator original, List<TfliteTensor> inputs) implements FileNode {

  static final String ATTENTION = "odml.scaled_dot_product_attention";

  private static final Set<String> MULTIPLY =
      Set.of("CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "BATCH_MATMUL", ATTENTION);

  TfliteNode {
    inputs = List.copyOf(inputs);
  }

  static TfliteNode of(TfliteOperator operator) {
    return new TfliteNode(operator, operator.inputs());
  }

  @Override
  public String operator() {
    return original.composite().map(TfliteComposite::name).orElseGet(original.code()::name);
  }

  @Override
  public String path() {
    return original.node().path();
  }

  @Override
  public List<String> reads() {
    return original.inputs().stream().map(TfliteTensor::name).toList();
  }

  @Override
  public List<String> writes() {
    return original.outputs().stream().map(TfliteTensor::name).toList();
  }

  @Override
  public boolean multiplies() {
    return MULTIPLY.contains(operator());
  }

  /** Whether it unpacks a constant for which the delegate has a way of its own. */
  boolean unpacks(Unpacking unpacking) {
    TfliteTensor packed = original.inputs().get(0);
    return original.code() == TfliteCode.DEQUANTIZE
        && packed.isConstant()
        && unpacking.isOf(packed.type());
  }

  TfliteTensor input(int index) {
    return inputs.get(index);
  }

  TfliteTensor output() {
    return original.output();
  }

  /** The type of its first input. */
  ElementType type() {
    return input(0).type();
  }

  int rank(int input) {
    return input(input).shape().rank();
  }

  /** Its inputs and outputs. */
  Stream<TfliteTensor> tensors() {
    return Stream.concat(inputs.stream(), original.outputs().stream());
  }

  /** Whether a tensor that it reads or writes, and that is no constant, is of this kind. */
  boolean anyValue(Predicate<TfliteTensor> kind) {
    return tensors().anyMatch(it -> !it.isConstant() && kind.test(it));
  }
}
