package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.Map;

/** The operators of a linear layer; with int8 weights it is a convolution of 1 x 1. */
final class LinearSteps {

  private final Linear op;
  private final TfliteSteps steps;
  private final TensorShape result;

  LinearSteps(Linear op, TfliteSteps steps, TensorShape result) {
    this.op = op;
    this.steps = steps;
    this.result = result;
  }

  /** Adds the operators and returns the result. */
  TfliteTensor add(TfliteTensor x) {
    return steps.weights().areQuantized() ? convolution(x) : product(x);
  }

  private TfliteTensor product(TfliteTensor x) {
    return steps.add(
        TfliteCode.FULLY_CONNECTED,
        result,
        List.of(x, weight(TensorShape.of(op.out(), op.in())), bias()),
        Map.of("keep_num_dims", 1));
  }

  private TfliteTensor convolution(TfliteTensor x) {
    long batch = x.shape().dim(0);
    long rows = x.shape().elements() / batch / op.in();
    TfliteTensor image =
        steps.add(
            TfliteCode.CONV_2D,
            TensorShape.of(batch, rows, 1, op.out()),
            List.of(
                steps.reshape(x, batch, rows, 1, op.in()),
                weight(TensorShape.of(op.out(), 1, 1, op.in())),
                bias()),
            ConvolutionSteps.settings(false, 1));
    return steps.reshape(image, result.toArray());
  }

  private TfliteTensor weight(TensorShape shape) {
    return steps.weights().of(0, shape, WeightOrder.SAME);
  }

  private TfliteTensor bias() {
    return steps.weights().bias(op.bias(), op.out());
  }
}
