package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.WeightStore;
import java.util.List;
import java.util.Map;

/** The weights of one operation, each with the operator that makes it float32 again. */
final class WeightSteps {

  private final TfliteSteps steps;
  private final Node node;
  private final ElementType precision;
  private final WeightStore store;

  WeightSteps(TfliteSteps steps, Node node, ElementType precision, WeightStore store) {
    this.steps = steps;
    this.node = node;
    this.precision = precision;
    this.store = store;
  }

  /**
   * Whether they are int8. They have four dimensions then: LiteRT's GPU delegate fails on a matrix
   * that is dequantized.
   */
  boolean areQuantized() {
    return precision == ElementType.INT8;
  }

  /** One of them, with the file's shape and order. */
  TfliteTensor of(int index, TensorShape shape, WeightOrder order) {
    return part(index, 0, shape, order);
  }

  /**
   * One of several equal parts of one of them.
   *
   * @param shape of the part
   */
  TfliteTensor part(int index, int part, TensorShape shape, WeightOrder order) {
    return stored(index, part, shape, order, precision);
  }

  /** One that stays float32: a norm's, a position's. */
  TfliteTensor exact(int index) {
    return exact(index, node.weights().get(index).shape());
  }

  /** The same with fewer rows. */
  TfliteTensor exact(int index, TensorShape shape) {
    return stored(index, 0, shape, WeightOrder.SAME, ElementType.FLOAT32);
  }

  private TfliteTensor stored(
      int index, int part, TensorShape shape, WeightOrder order, ElementType type) {
    Weight weight = node.weights().get(index);
    String whole = weight.name();
    boolean divided = shape.elements() < weight.shape().elements();
    return exact(
        steps
            .graph()
            .weight(
                divided ? whole + ":" + part : whole,
                type,
                shape,
                new TfliteWeight(type, shape, order, part, () -> store.tensor(whole))));
  }

  private TfliteTensor exact(TfliteTensor stored) {
    return stored.type() == ElementType.FLOAT32
        ? stored
        : steps.add(TfliteCode.DEQUANTIZE, stored.shape(), List.of(stored), Map.of());
  }

  /** The second weight, a bias, or zeros: delegates refuse a layer without one. */
  TfliteTensor bias(boolean has, long width) {
    return bias(has, 0, width);
  }

  /**
   * One of several equal parts of it. It is as narrow as a float16 weight, since XNNPACK refuses a
   * layer with one of each; 8 bits are too few for it.
   *
   * @param width of the part
   */
  TfliteTensor bias(boolean has, int part, long width) {
    ElementType type = areQuantized() ? ElementType.FLOAT32 : precision;
    TensorShape shape = TensorShape.of(width);
    return has
        ? stored(1, part, shape, WeightOrder.SAME, type)
        : exact(steps.graph().zeros(type, shape));
  }
}
