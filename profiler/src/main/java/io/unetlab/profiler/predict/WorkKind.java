package io.unetlab.profiler.predict;

import io.unetlab.spec.yaml.ChoiceType;

/**
 * Coarse kinds of work. What operations take within a network, relative to what they take alone, is
 * fitted for each: few enough that some whole networks determine them.
 */
public enum WorkKind {
  CONVOLUTION("conv "),
  DEPTHWISE("depthwise "),
  LINEAR("linear"),
  ATTENTION("attention "),
  NORM("norm "),
  OTHER("");

  private final String start;

  WorkKind(String start) {
    this.start = start;
  }

  /** The kind of work of an operation's kind; of fused operations that of the first. */
  static WorkKind of(String kind) {
    for (WorkKind each : values()) {
      if (kind.startsWith(each.start)) {
        return each;
      }
    }
    return OTHER;
  }

  /** As users write it. */
  public String text() {
    return ChoiceType.word(this);
  }
}
