package io.unetlab.training.recipe;

import java.util.Objects;

/**
 * The learning rate of each step: rises evenly over the warm-up, then falls from the peak to its
 * end.
 *
 * @param warmUp steps
 * @param end share of the peak that is left after the last step
 */
public record LearningRate(double peak, int warmUp, Decay decay, double end) {

  /** How it falls. */
  public enum Decay {
    CONSTANT,
    LINEAR,
    COSINE
  }

  public LearningRate {
    Objects.requireNonNull(decay, "decay");
  }

  /**
   * The rate of a step.
   *
   * @param step from 0
   * @param done share of the training that is done, from 0 to 1
   */
  public double at(long step, double done) {
    double rise = warmUp == 0 ? 1 : Math.min(1, (step + 1.0) / warmUp);
    double left =
        switch (decay) {
          case CONSTANT -> 1;
          case LINEAR -> 1 - done;
          case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
        };
    return peak * rise * (end + (1 - end) * left);
  }
}
