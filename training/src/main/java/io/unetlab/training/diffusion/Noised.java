package io.unetlab.training.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Batch;
import io.unetlab.training.recipe.Target;
import java.util.Arrays;
import java.util.List;

/**
 * A batch at its noise levels.
 *
 * @param input what the network sees, N x C x H x W
 * @param timesteps N
 * @param target what it should predict, N x C x H x W
 * @param weights of the squared errors, N x 1 x 1 x 1
 */
public record Noised(NDArray input, NDArray timesteps, NDArray target, NDArray weights) {

  /**
   * Noises a batch.
   *
   * @param shape of one picture, 1 x C x H x W, or of other data, 1 x ...
   * @param manager owns the arrays, and has to be open until after the backward pass
   */
  public static Noised of(
      Batch batch,
      List<NoiseLevel> levels,
      Target predicted,
      TensorShape shape,
      NDManager manager) {
    int n = levels.size();
    int count = Math.toIntExact(shape.elements());
    float[] input = new float[n * count];
    float[] target = new float[n * count];
    Parametrization parametrization = new Parametrization(predicted);
    for (int i = 0; i < n; i++) {
      NoiseLevel level = levels.get(i);
      for (int j = i * count; j < (i + 1) * count; j++) {
        float x0 = batch.images()[j];
        float e = batch.noise()[j];
        input[j] = (float) (level.signal() * x0 + level.noise() * e);
        target[j] = parametrization.target(level, x0, e);
      }
    }
    Shape batched = new Shape(shape.with(0, n).toArray());
    NDArray noised = manager.create(input, batched);
    return new Noised(
        noised,
        LevelArrays.timesteps(manager, levels),
        manager.create(target, batched),
        LevelArrays.column(noised, levels, NoiseLevel::weight));
  }

  /** The mean of the weighted squared errors: Ho et al., arXiv 2006.11239, equation 14. */
  public NDArray loss(NDArray predictedValues) {
    return predictedValues.sub(target).square().mul(weights).mean();
  }

  /** The mean squared error of each example, N, without weights. */
  public float[] errors(NDArray predictedValues) {
    float[] squares = predictedValues.sub(target).square().toFloatArray();
    int n = Math.toIntExact(timesteps.size());
    int count = squares.length / n;
    float[] errors = new float[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (float square : Arrays.copyOfRange(squares, i * count, (i + 1) * count)) {
        sum += square;
      }
      errors[i] = (float) (sum / count);
    }
    return errors;
  }
}
