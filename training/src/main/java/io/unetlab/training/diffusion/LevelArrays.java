package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Numbers of noise levels as arrays, one for each example of a batch. */
public final class LevelArrays {

  private LevelArrays() {}

  /** The timesteps of levels, N. */
  public static NDArray timesteps(NDManager manager, List<NoiseLevel> levels) {
    return manager.create(numbers(levels, NoiseLevel::timestep));
  }

  /**
   * A number of each level, N x 1 x 1 x ..., to multiply a batch by.
   *
   * @param batch N x ...; its manager owns the result
   */
  public static NDArray column(
      NDArray batch, List<NoiseLevel> levels, ToDoubleFunction<NoiseLevel> of) {
    long[] sides = new long[batch.getShape().dimension()];
    Arrays.fill(sides, 1);
    sides[0] = levels.size();
    return batch.getManager().create(numbers(levels, of), new Shape(sides));
  }

  private static float[] numbers(List<NoiseLevel> levels, ToDoubleFunction<NoiseLevel> of) {
    float[] numbers = new float[levels.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) of.applyAsDouble(levels.get(i));
    }
    return numbers;
  }
}
