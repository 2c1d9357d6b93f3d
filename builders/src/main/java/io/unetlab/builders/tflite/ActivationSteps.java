package io.unetlab.builders.tflite;

import io.unetlab.spec.model.Activation;

/** The operators of an activation. */
final class ActivationSteps {

  private static final double QUICK = 1.702;

  private final TfliteSteps steps;

  ActivationSteps(TfliteSteps steps) {
    this.steps = steps;
  }

  /** Adds the operators and returns the result. GELU is the exact form unless told otherwise. */
  TfliteTensor add(Activation function, TfliteTensor x) {
    return switch (function) {
      case RELU -> steps.unary(TfliteCode.RELU, x);
      case SILU -> gated(x, x);
      case GELU -> steps.unary(TfliteCode.GELU, x);
      case QUICK_GELU -> gated(x, steps.binary(TfliteCode.MUL, x, QUICK));
      case TANH -> steps.unary(TfliteCode.TANH, x);
    };
  }

  private TfliteTensor gated(TfliteTensor x, TfliteTensor gate) {
    return steps.binary(TfliteCode.MUL, x, steps.unary(TfliteCode.LOGISTIC, gate));
  }
}
