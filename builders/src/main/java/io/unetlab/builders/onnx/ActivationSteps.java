package io.unetlab.builders.onnx;

import io.unetlab.spec.model.Activation;
import java.util.List;

/** The nodes of an activation. */
final class ActivationSteps {

  private final Steps steps;
  private final OnnxOptions options;

  ActivationSteps(Steps steps, OnnxOptions options) {
    this.steps = steps;
    this.options = options;
  }

  /** Adds the nodes and returns the result. */
  String add(Activation function, String x) {
    return switch (function) {
      case RELU -> steps.add("Relu", List.of(x));
      case SILU -> gated(x, x);
      case GELU -> options.hasGelu() ? steps.add("Gelu", List.of(x)) : gelu(x);
      case QUICK_GELU -> gated(x, steps.add("Mul", List.of(x, scalar(1.702))));
      case TANH -> steps.add("Tanh", List.of(x));
    };
  }

  private String gated(String x, String gate) {
    return steps.add("Mul", List.of(x, steps.add("Sigmoid", List.of(gate))));
  }

  // x (1 + erf(x / sqrt 2)) / 2, in the order of operations that runtimes recognise and fuse.
  private String gelu(String x) {
    String erf = steps.add("Erf", List.of(steps.add("Div", List.of(x, scalar(Math.sqrt(2))))));
    String product = steps.add("Mul", List.of(x, steps.add("Add", List.of(erf, scalar(1)))));
    return steps.add("Mul", List.of(product, scalar(0.5)));
  }

  private String scalar(double number) {
    return steps.graph().scalar((float) number, steps.type());
  }
}
