package io.unetlab.builders.djl;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How gradients change weights.
 *
 * @param kind the rule
 * @param beta1 decay of the mean of gradients; the momentum of SGD
 * @param beta2 decay of the mean of their squares; not read by SGD
 * @param epsilon added to the root of the mean square; not read by SGD
 * @param weightDecay share of the weights taken away in each step, times the learning rate
 * @param clip the largest norm of all gradients together; empty for no limit
 * @param ema decay of the weights' exponential moving average; empty without one
 */
public record OptimizerSettings(
    Kind kind,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    OptionalDouble clip,
    OptionalDouble ema) {

  /** The rules. */
  public enum Kind {
    /** Loshchilov and Hutter, arXiv 1711.05101, algorithm 2; as PyTorch computes it. */
    ADAMW,
    /** Kingma and Ba, arXiv 1412.6980, algorithm 1; weight decay is added to the gradient. */
    ADAM,
    /** With momentum, as PyTorch computes it; weight decay is added to the gradient. */
    SGD
  }

  public OptimizerSettings {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(clip, "clip");
    Objects.requireNonNull(ema, "ema");
  }

  /** AdamW without clipping and average, with PyTorch's usual numbers. */
  public static OptimizerSettings adamw() {
    return new OptimizerSettings(
        Kind.ADAMW, 0.9, 0.999, 1e-8, 0.01, OptionalDouble.empty(), OptionalDouble.empty());
  }

  public OptimizerSettings withClip(double norm) {
    return new OptimizerSettings(
        kind, beta1, beta2, epsilon, weightDecay, OptionalDouble.of(norm), ema);
  }

  public OptimizerSettings withEma(double decay) {
    return new OptimizerSettings(
        kind, beta1, beta2, epsilon, weightDecay, clip, OptionalDouble.of(decay));
  }
}
