package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import io.unetlab.training.recipe.Target;
import java.util.List;

/**
 * How what a network predicts, its input x = signal x0 + noise e and the picture x0 follow from
 * each other: x0 = a x + b output. The definitions are those of {@link Target}.
 */
public final class Parametrization {

  private final Target target;

  public Parametrization(Target target) {
    this.target = target;
  }

  /**
   * What the network should predict, for one number of a picture.
   *
   * @param x0 of the picture
   * @param e of the noise
   */
  float target(NoiseLevel level, float x0, float e) {
    return switch (target) {
      case EPSILON -> e;
      case V_PREDICTION -> (float) (level.signal() * e - level.noise() * x0);
      case FLOW -> e - x0;
    };
  }

  /**
   * The pictures that predictions imply.
   *
   * @param input N x C x H x W
   * @param output N x C x H x W
   * @param levels N, of the input
   */
  public NDArray picture(NDArray input, NDArray output, List<NoiseLevel> levels) {
    NDArray own = input.mul(LevelArrays.column(input, levels, this::ofInput));
    return own.add(output.mul(LevelArrays.column(input, levels, this::ofOutput)));
  }

  /** The predictions that imply pictures: the inverse of {@link #picture}. */
  public NDArray prediction(NDArray input, NDArray picture, List<NoiseLevel> levels) {
    NDArray own = input.mul(LevelArrays.column(input, levels, this::ofInput));
    return picture.sub(own).div(LevelArrays.column(input, levels, this::ofOutput));
  }

  // a in x0 = a x + b output
  private double ofInput(NoiseLevel level) {
    return switch (target) {
      case EPSILON -> 1 / level.signal();
      case V_PREDICTION -> level.signal();
      case FLOW -> 1;
    };
  }

  // b
  private double ofOutput(NoiseLevel level) {
    return switch (target) {
      case EPSILON -> -level.noise() / level.signal();
      case V_PREDICTION, FLOW -> -level.noise();
    };
  }
}
